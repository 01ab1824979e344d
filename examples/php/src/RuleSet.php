<?php
// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Netral;

use FFI;
use FFI\CData;

/** A rule set, compiled, and what is needed to classify by it. */
final class RuleSet
{
    private const MORE = 1;
    private const ERROR_BUFFER = -7;
    private const LINES_LAST = 1;
    private const LINE_ROOM = 1 << 18;

    public readonly string $name;
    public readonly string $version;
    public readonly string $digest;
    public readonly int $rules;
    private readonly CData $session;

    /** @param array<string, string> $readings */
    private function __construct(private readonly CData $handle, bool $ignoreUnknownKeys, array $readings, Detail $detail)
    {
        $ffi = Library::ffi();
        $summary = Library::new('netral_ruleset_summary');
        Library::check($ffi->netral_ruleset_summarize($handle, 0, FFI::addr($summary)));
        $this->name = Library::string($summary->name);
        $this->version = Library::string($summary->version);
        $this->digest = Library::string($summary->digest);
        $this->rules = $summary->rule_count;

        $options = Library::new('netral_session_options');
        $options->detail = $detail->value;
        $options->ignore_unknown_keys = (int) $ignoreUnknownKeys;
        [$options->readings, $kept] = Library::pairs('netral_chosen_reading', 'reading', 'option', $readings);
        $options->reading_count = count($readings);
        $this->session = Library::handle('netral_session*', fn (CData $out, CData $report) =>
            $ffi->netral_session_create($handle, FFI::addr($options), $out, $report));
    }

    /**
     * Loads a folder with `ruleset.yaml`, or one file.
     *
     * @param list<string> $overlays paths, applied in this order
     * @param array<string, string> $readings the options chosen for contested readings, by name
     * @param array<string, int> $limits bounds on what is read, by the names of netral.h
     * @throws Exception there is none, or it has mistakes: the diagnostics are all of them
     */
    public static function load(
        string $path,
        bool $ignoreUnknownKeys = false,
        array $overlays = [],
        array $readings = [],
        Detail $detail = Detail::Findings,
        array $limits = [],
    ): self {
        $ffi = Library::ffi();
        $options = Library::new('netral_load_options');
        $over = $ffi->new('netral_text[' . (count($overlays) + 1) . ']');
        $kept = [];
        foreach (array_values($overlays) as $i => $overlay) {
            [$over[$i]->data, $kept[]] = Library::copy($overlay);
            $over[$i]->size = strlen($overlay);
        }
        $options->overlays = $ffi->cast('netral_text*', FFI::addr($over));
        $options->overlay_count = count($overlays);
        [$options->limits, $bounds] = Library::pairs('netral_limit', 'name', 'amount', $limits);
        $options->limit_count = count($limits);
        return new self(Library::handle('netral_ruleset*', fn (CData $out, CData $report) =>
            $ffi->netral_ruleset_load_directory($path, strlen($path), FFI::addr($options), $out, $report)),
            $ignoreUnknownKeys, $readings, $detail);
    }

    /**
     * Loads a rule set that is one text, without includes.
     *
     * @param array<string, string> $readings
     * @param array<string, int> $limits
     * @throws Exception
     */
    public static function parse(
        string $text,
        bool $ignoreUnknownKeys = false,
        array $readings = [],
        Detail $detail = Detail::Findings,
        array $limits = [],
    ): self {
        $options = Library::new('netral_load_options');
        [$options->limits, $kept] = Library::pairs('netral_limit', 'name', 'amount', $limits);
        $options->limit_count = count($limits);
        return new self(Library::handle('netral_ruleset*', fn (CData $out, CData $report) =>
            Library::ffi()->netral_ruleset_load_text($text, strlen($text), FFI::addr($options), $out, $report)),
            $ignoreUnknownKeys, $readings, $detail);
    }

    /**
     * Classifies one record, an object in JSON.
     *
     * @throws Exception the record cannot be used: the diagnostics say which fields
     */
    public function classify(string $record): Classification
    {
        return new Classification(Library::handle('netral_classification*', fn (CData $out, CData $report) =>
            Library::ffi()->netral_session_classify($this->session, $record, strlen($record), $out, $report)));
    }

    /**
     * The same straight to the line of JSON that `netral classify --format jsonl` writes.
     *
     * @throws Exception
     */
    public function classifyJson(string $record): string
    {
        $json = Library::new('netral_text');
        $report = Library::new('netral_report*');
        Library::check(Library::ffi()->netral_session_classify_json(
            $this->session,
            $record,
            strlen($record),
            FFI::addr($json),
            FFI::addr($report),
        ), $report);
        return Library::string($json);
    }

    /**
     * JSON Lines to JSON Lines, one answer for each record in their order; a record that cannot be used has `errors` in
     * its place. One run at a time.
     *
     * @param iterable<string> $pieces of the input, which may end anywhere
     * @return \Generator<int, string> pieces of the output, whole lines
     */
    public function classifyLines(iterable $pieces): \Generator
    {
        Library::ffi()->netral_session_restart_lines($this->session);
        $rest = '';
        foreach ($pieces as $piece) {
            $rest .= $piece;
            yield from $this->takeLines($rest, 0);
        }
        yield from $this->takeLines($rest, self::LINES_LAST);
    }

    /** Takes from `$input` what is done with. */
    private function takeLines(string &$input, int $flags): \Generator
    {
        $ffi = Library::ffi();
        $consumed = $ffi->new('size_t');
        $written = $ffi->new('size_t');
        $room = self::LINE_ROOM;
        $output = $ffi->new("char[$room]");
        do {
            $status = $ffi->netral_session_classify_lines(
                $this->session,
                $input,
                strlen($input),
                $flags,
                $output,
                $room,
                FFI::addr($consumed),
                FFI::addr($written),
            );
            $input = substr($input, $consumed->cdata);
            if ($written->cdata > 0) {
                yield FFI::string($output, $written->cdata);
            }
            if ($status === self::ERROR_BUFFER) {
                $room = 2 * $ffi->netral_session_waiting($this->session);
                $output = $ffi->new("char[$room]");
                $status = self::MORE;
            }
        } while ($status === self::MORE);
        Library::check($status);
    }

    /**
     * What an official may not do on a day, before the act, and what is allowed: as `netral guide --format json`.
     *
     * @param string $role an office or a status as records name it, for instance `lurah`
     * @param string $day such as `2024-10-12`
     * @param array<string, string> $facts what else is known, by path
     * @param array<string, string> $readings the options chosen for contested readings, by name
     * @throws Exception there is no such role, day, fact or reading
     */
    public function guide(string $role, string $day, array $facts = [], array $readings = []): array
    {
        $json = $this->guided($role, $day, $facts, $readings, fn (CData $guidance, CData $out) =>
            Library::ffi()->netral_guidance_json($guidance, $out));
        return json_decode($json, true, flags: JSON_THROW_ON_ERROR);
    }

    /**
     * The same as a page to hand out: text, or one HTML document.
     *
     * @param array<string, string> $facts
     * @param array<string, string> $readings
     * @throws Exception
     */
    public function guidePage(
        string $role,
        string $day,
        Language $language = Language::Indonesian,
        bool $html = false,
        array $facts = [],
        array $readings = [],
    ): string {
        $ffi = Library::ffi();
        return $this->guided($role, $day, $facts, $readings, fn (CData $guidance, CData $out) => $html
            ? $ffi->netral_guidance_html($guidance, $language->value, $out)
            : $ffi->netral_guidance_text($guidance, $language->value, 0, $out));
    }

    /** @param callable(CData, CData): int $form gets guidance and the address of a text, gives a status */
    private function guided(string $role, string $day, array $facts, array $readings, callable $form): string
    {
        $ffi = Library::ffi();
        $options = Library::new('netral_guidance_options');
        [$options->facts, $known] = Library::pairs('netral_known_fact', 'path', 'value', $facts);
        $options->fact_count = count($facts);
        [$options->readings, $chosen] = Library::pairs('netral_chosen_reading', 'reading', 'option', $readings);
        $options->reading_count = count($readings);
        $made = Library::handle('netral_guidance*', fn (CData $out, CData $report) => $ffi->netral_guidance_create(
            $this->handle, $role, strlen($role), $day, strlen($day), FFI::addr($options), $out, $report));
        try {
            return Library::text(fn (CData $out) => $form($made, $out));
        } finally {
            $ffi->netral_guidance_free($made);
        }
    }

    /** Begins a comparison of this rule set with a newer one; neither has to outlive it. */
    public function compare(self $newer): Comparison
    {
        $out = Library::new('netral_comparison*');
        Library::check(Library::ffi()->netral_comparison_create($this->handle, $newer->handle, FFI::addr($out)));
        return new Comparison($out);
    }

    public function __destruct()
    {
        if (isset($this->session)) {
            Library::ffi()->netral_session_free($this->session);
        }
        Library::ffi()->netral_ruleset_free($this->handle);
    }

    private function __clone()
    {
    }

    public function __serialize(): array
    {
        throw new \LogicException('a rule set cannot be serialised');
    }
}

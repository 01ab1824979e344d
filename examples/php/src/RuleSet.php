<?php
// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Netral;

use FFI;
use FFI\CData;

/** A rule set, compiled, and what is needed to classify by it. */
final class RuleSet
{
    public readonly string $name;
    public readonly string $version;
    public readonly string $digest;
    public readonly int $rules;
    private readonly CData $session;

    private function __construct(CData $rules, bool $ignoreUnknownKeys)
    {
        $ffi = Library::ffi();
        try {
            $summary = Library::new('netral_ruleset_summary');
            Library::check($ffi->netral_ruleset_summarize($rules, 0, FFI::addr($summary)));
            $this->name = Library::string($summary->name);
            $this->version = Library::string($summary->version);
            $this->digest = Library::string($summary->digest);
            $this->rules = $summary->rule_count;

            $options = Library::new('netral_session_options');
            $options->ignore_unknown_keys = (int) $ignoreUnknownKeys;
            $this->session = Library::handle('netral_session*', fn (CData $out, CData $report) =>
                $ffi->netral_session_create($rules, FFI::addr($options), $out, $report));
        } finally {
            $ffi->netral_ruleset_free($rules); // the session holds what it needs of it
        }
    }

    /**
     * Loads a folder with `ruleset.yaml`, or one file.
     *
     * @throws Exception there is none, or it has mistakes: the diagnostics are all of them
     */
    public static function load(string $path, bool $ignoreUnknownKeys = false): self
    {
        return new self(Library::handle('netral_ruleset*', fn (CData $out, CData $report) =>
            Library::ffi()->netral_ruleset_load_directory($path, strlen($path), null, $out, $report)), $ignoreUnknownKeys);
    }

    /**
     * Loads a rule set that is one text, without includes.
     *
     * @throws Exception
     */
    public static function parse(string $text, bool $ignoreUnknownKeys = false): self
    {
        return new self(Library::handle('netral_ruleset*', fn (CData $out, CData $report) =>
            Library::ffi()->netral_ruleset_load_text($text, strlen($text), null, $out, $report)), $ignoreUnknownKeys);
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

    public function __destruct()
    {
        if (isset($this->session)) {
            Library::ffi()->netral_session_free($this->session);
        }
    }

    private function __clone()
    {
    }

    public function __serialize(): array
    {
        throw new \LogicException('a rule set cannot be serialised');
    }
}

<?php
// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Netral;

use FFI;
use FFI\CData;

/** A classification of one record. */
final class Classification
{
    public readonly string $record; // the record's own number; may be empty
    public readonly Verdict $verdict;
    public readonly Truth $robust; // whether no completion of the record has another verdict

    /** @internal takes the handle over */
    public function __construct(private readonly CData $handle)
    {
        $summary = Library::new('netral_summary');
        Library::check(Library::ffi()->netral_classification_summarize($handle, FFI::addr($summary)));
        $this->record = Library::string($summary->record);
        $this->verdict = Verdict::from($summary->verdict);
        $this->robust = Truth::from($summary->robust);
    }

    /** The whole, as one line of JSON in both languages. */
    public function json(): string
    {
        return Library::text(fn (CData $out) => Library::ffi()->netral_classification_json($this->handle, $out));
    }

    /**
     * The same, decoded.
     *
     * @return array<string, mixed>
     */
    public function toArray(): array
    {
        return json_decode($this->json(), true, flags: JSON_THROW_ON_ERROR);
    }

    /** The whole in sentences, as an official would read it. */
    public function text(Language $language = Language::Indonesian, int $width = 100): string
    {
        return Library::text(fn (CData $out) => Library::ffi()->netral_classification_text(
            $this->handle,
            $language->value,
            $width,
            $out,
        ));
    }

    /**
     * Why a rule came out as it did, condition by condition.
     *
     * @param bool $everything every part of every version, not only what decided
     * @throws Exception there is no such rule
     */
    public function explain(string $rule, Language $language = Language::Indonesian, bool $everything = false): string
    {
        return Library::text(fn (CData $out) => Library::ffi()->netral_classification_explain(
            $this->handle,
            $rule,
            strlen($rule),
            (int) $everything,
            $language->value,
            $out,
        ));
    }

    public function __destruct()
    {
        Library::ffi()->netral_classification_free($this->handle);
    }

    private function __clone()
    {
    }

    public function __serialize(): array
    {
        throw new \LogicException('a classification cannot be serialised');
    }
}

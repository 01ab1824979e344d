<?php
// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Netral;

use FFI;
use FFI\CData;

/** An older rule set against a newer one, record by record: RuleSet::compare(). */
final class Comparison
{
    /** @internal takes the handle over */
    public function __construct(private readonly CData $handle)
    {
    }

    /**
     * Compares one record.
     *
     * @throws Exception neither rule set can read it; it is counted
     */
    public function add(string $record): Change
    {
        $change = Library::ffi()->new('netral_change');
        Library::check(Library::ffi()->netral_comparison_add($this->handle, $record, strlen($record), FFI::addr($change)));
        return Change::from($change->cdata);
    }

    /** @return array{records: int, errors: int, stricter: int, laxer: int, sideways: int} */
    public function totals(): array
    {
        $s = Library::new('netral_comparison_summary');
        Library::check(Library::ffi()->netral_comparison_summarize($this->handle, FFI::addr($s)));
        return [
            'records' => $s->record_count,
            'errors' => $s->error_count,
            'stricter' => $s->stricter_count,
            'laxer' => $s->laxer_count,
            'sideways' => $s->sideways_count,
        ];
    }

    /** What `netral diff` writes as JSON. */
    public function json(): string
    {
        return Library::text(fn (CData $out) => Library::ffi()->netral_comparison_json($this->handle, $out));
    }

    public function __destruct()
    {
        Library::ffi()->netral_comparison_free($this->handle);
    }

    private function __clone()
    {
    }

    public function __serialize(): array
    {
        throw new \LogicException('a comparison cannot be serialised');
    }
}

<?php
// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Netral;

/** One thing to be said about a rule set or a record. */
final class Diagnostic
{
    public function __construct(
        public readonly bool $error, // false for a warning
        public readonly string $code, // as in `N1104`; codes keep their meaning
        public readonly string $file, // empty where there is none
        public readonly int $line, // from 1; 0 where there is none
        public readonly int $column, // from 1, in code points; 0 where there is none
        public readonly string $path, // of a record: the field, as in `act.kinds[1]`
        public readonly string $message,
        public readonly string $suggestion, // may be empty
    ) {
    }
}

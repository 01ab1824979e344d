<?php
// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Netral;

/** A rule set that cannot be loaded, or a record that cannot be used. */
final class Exception extends \RuntimeException
{
    /**
     * @param string $status the name in netral.h, as in `NETRAL_ERROR_RULES`
     * @param list<Diagnostic> $diagnostics all mistakes and warnings; empty where the status says it all
     */
    public function __construct(
        int $code,
        public readonly string $status,
        public readonly array $diagnostics,
        string $message,
    ) {
        parent::__construct($message, $code);
    }
}

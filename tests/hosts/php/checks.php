<?php
// SPDX-License-Identifier: Apache-2.0
// What the tests of examples/php check with; they also find the classes through it.

declare(strict_types=1);

spl_autoload_register(function (string $class): void {
    require __DIR__ . '/../../../examples/php/src/' . substr($class, strlen('Netral\\')) . '.php';
});

// Warnings and notices fail the test.
set_error_handler(function (int $severity, string $message, string $file, int $line): bool {
    throw new ErrorException($message, 0, $severity, $file, $line);
});

function equal(mixed $is, mixed $expected): void
{
    if ($is !== $expected) {
        throw new Exception('is ' . var_export($is, true) . ', expected ' . var_export($expected, true));
    }
}

/**
 * @template T of Throwable
 * @param class-string<T> $kind
 * @return T
 */
function thrown(string $kind, callable $from): Throwable
{
    try {
        $from();
    } catch (Throwable $t) {
        if ($t instanceof $kind) {
            return $t;
        }
        throw new Exception('another exception', 0, $t);
    }
    throw new Exception("no $kind");
}

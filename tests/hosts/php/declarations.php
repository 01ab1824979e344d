<?php
// SPDX-License-Identifier: Apache-2.0
// What examples/php declares again is what netral.h declares.

declare(strict_types=1);

require __DIR__ . '/checks.php';

function plain(string $c): string // without comments, macros and layout
{
    $c = preg_replace(['~//.*~', '~\bNETRAL_API\b~'], '', $c);
    return trim(preg_replace('~\s+~', ' ', $c));
}

/** @return list<string> */
function found(string $pattern, string $in): array
{
    preg_match_all($pattern, $in, $found);
    return $found[0];
}

$declared = plain(file_get_contents('examples/php/src/netral.cdef'));
$header = plain(file_get_contents('include/netral.h'));

$declared = str_replace('{ char* data;', '{ const char* data;', $declared); // the one difference, and meant
$all = [
    'functions' => found('~(?<=; )[\w* ]+? \*?netral_\w+\([^)]*\);~', $declared),
    'structs' => found('~typedef struct \w+ \{[^}]*\} \w+;~', $declared),
    'numbers' => found('~typedef int32_t \w+;~', $declared),
];
foreach ($all as $kind => $declarations) {
    foreach ($declarations as $declaration) {
        if (!str_contains($header, $declaration)) {
            throw new Exception("netral.h has not: $declaration");
        }
    }
}
equal(count($all['functions']), substr_count($declared, '('));
equal(count($all['structs']), substr_count($declared, '{'));
equal(count($all['functions']) > 15 && count($all['numbers']) > 3, true);

Netral\Library::ffi(); // the library has all of it

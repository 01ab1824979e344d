<?php
// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Netral;

use FFI;
use FFI\CData;

/**
 * netral.h, as far as these classes use it: what netral.cdef declares, of the shared library that the environment's
 * NETRAL_LIBRARY names, else of libnetral.so.0.
 *
 * @internal
 */
final class Library
{
    private static ?FFI $ffi = null;

    public static function ffi(): FFI
    {
        return self::$ffi ??= FFI::cdef(
            (string) file_get_contents(__DIR__ . '/netral.cdef'),
            getenv('NETRAL_LIBRARY') ?: 'libnetral.so.0',
        );
    }

    /** A struct or handle, all zero; a struct that begins with its size has it. */
    public static function new(string $type): CData
    {
        $new = self::ffi()->new($type);
        if (!str_ends_with($type, '*') && $type !== 'netral_text') {
            $new->size = FFI::sizeof($new);
        }
        return $new;
    }

    public static function string(CData $text): string
    {
        return $text->size === 0 ? '' : FFI::string($text->data, $text->size);
    }

    /** The address of a copy in C memory, which lives as long as the object that is returned with it. */
    public static function copy(string $text): array
    {
        $bytes = self::ffi()->new('char[' . max(1, strlen($text)) . ']');
        FFI::memcpy($bytes, $text, strlen($text));
        return [self::ffi()->cast('char*', FFI::addr($bytes)), $bytes];
    }

    /**
     * A C array of `$type`, whose fields `$key` and `$value` and their sizes come from a map; a value that is a number
     * is taken as it is. It lives as long as the list that is returned with it.
     *
     * @param array<string, string|int> $map
     * @return array{CData, list<CData>}
     */
    public static function pairs(string $type, string $key, string $value, array $map): array
    {
        $array = self::ffi()->new($type . '[' . (count($map) + 1) . ']');
        $kept = [$array];
        foreach (array_keys($map) as $i => $name) {
            $name = (string) $name; // PHP makes a number of a key such as "7"
            [$array[$i]->$key, $kept[]] = self::copy($name);
            $array[$i]->{$key . '_size'} = strlen($name);
            if (is_int($map[$name])) {
                $array[$i]->$value = $map[$name];
            } else {
                [$array[$i]->$value, $kept[]] = self::copy($map[$name]);
                $array[$i]->{$value . '_size'} = strlen($map[$name]);
            }
        }
        return [self::ffi()->cast($type . '*', FFI::addr($array)), $kept];
    }

    /**
     * What a function hands out as text.
     *
     * @param callable(CData): int $call gets the address of a netral_text, gives a status
     */
    public static function text(callable $call): string
    {
        $text = self::new('netral_text');
        self::check($call(FFI::addr($text)));
        return self::string($text);
    }

    /**
     * The handle that a function hands out.
     *
     * @param callable(CData, CData): int $call gets the addresses of the handle and of a report, gives a status
     * @throws Exception
     */
    public static function handle(string $type, callable $call): CData
    {
        $handle = self::new($type);
        $report = self::new('netral_report*');
        self::check($call(FFI::addr($handle), FFI::addr($report)), $report);
        return $handle;
    }

    /**
     * Throws unless it went well. Gives the report back.
     *
     * @throws Exception
     */
    public static function check(int $status, ?CData $report = null): void
    {
        try {
            if ($status < 0) {
                throw self::failure($status, $report);
            }
        } finally {
            if ($report !== null) {
                self::ffi()->netral_report_free($report);
            }
        }
    }

    private static function failure(int $status, ?CData $report): Exception
    {
        $name = self::ffi()->netral_status_name($status);
        $diagnostics = [];
        $message = $name;
        $count = $report === null ? 0 : self::ffi()->netral_report_count($report);
        for ($i = 0; $i < $count; ++$i) {
            $diagnostics[] = self::diagnostic($report, $i);
        }
        if ($count > 0) {
            $message = rtrim(self::text(fn (CData $out) => self::ffi()->netral_report_text($report, $out)));
        }
        return new Exception($status, $name, $diagnostics, $message);
    }

    private static function diagnostic(CData $report, int $index): Diagnostic
    {
        $d = self::new('netral_diagnostic');
        self::check(self::ffi()->netral_report_at($report, $index, FFI::addr($d)));
        return new Diagnostic(
            $d->severity !== 0,
            self::string($d->code),
            self::string($d->file),
            $d->line,
            $d->column,
            self::string($d->path),
            self::string($d->message),
            self::string($d->suggestion),
        );
    }
}

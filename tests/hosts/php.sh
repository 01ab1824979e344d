# SPDX-License-Identifier: Apache-2.0
#
# PHP, for tests/hosts/run.sh: with its extension FFI.
needs php
. tests/hosts/answers.sh
php() { command php -d zend.assertions=1 -d error_reporting=-1 -d display_errors=stderr "$@"; }
php -r 'exit(extension_loaded("ffi") ? 0 : 1);' || { echo "NOT RUN: php: it has no FFI" >&2; exit 1; }

host_test() {
    local file
    for file in examples/php/src/*.php; do php -l "$file"; done
    php tests/hosts/php/declarations.php
    php tests/hosts/php/host_test.php "$records" "$expected"
}

host_cost() { php tests/hosts/php/cost.php "$record"; }

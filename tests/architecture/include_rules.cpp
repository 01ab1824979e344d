// SPDX-License-Identifier: Apache-2.0

/// @file
/// Who may include what. The only door is rules.hpp.

#include "rules.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace architecture {
namespace {

constexpr std::array<std::string_view, 11> layers{"text",    "value",  "match",  "cel",
                                                  "ruleset", "record", "engine", "classify",
                                                  "cases",   "change", "capi"};

/// Whose a third-party library is: names that begin with `header` belong into paths that begin with
/// `owner`. The longest `header` that fits decides.
struct ownership {
    std::string_view header;
    std::string_view owner;
};

constexpr std::array owners{
    ownership{"boost/variant2", "include/"},
    ownership{"boost/variant2", "src/"},
    ownership{"boost/spirit/",
              "src/cel/grammar.cpp"}, // 3 s and 400 MB a translation unit: one is enough
    ownership{"fmt/",
              "src/"}, // stands in for std::format, which g++ 12 lacks: the bodies of all layers
    ownership{"simdjson.h", "src/value/"},
    ownership{"simdjson.h", "src/record/"},                 // a record goes straight into slots
    ownership{"emmintrin.h", "src/record/byte_block.hpp"},  // SSE2, which every x86-64 has
    ownership{"immintrin.h", "src/match/fingerprints.hpp"}, // where the processor has more
    ownership{"immintrin.h", "src/engine/rule_slices_avx512.cpp"},
    ownership{"date/", "src/value/"},
    ownership{"re2/", "src/match/"},
    ownership{"yaml-cpp/", "src/ruleset/"},
    ownership{"openssl/", "src/ruleset/"}, // the digest of a rule set
    ownership{"z3++.h", "src/change/"},
    ownership{"CLI/", "examples/harness/"},
    ownership{"node_api.h", "examples/nodejs/"},
    ownership{"dlfcn.h", "examples/nodejs/"},
    ownership{"sqlite3", "examples/sqlite/"},
    ownership{"jni.h", "examples/java/"},
    ownership{"netral_Native.h", "examples/java/"},
    ownership{"postgres.h", "examples/postgresql/"},
    ownership{"access/", "examples/postgresql/"},
    ownership{"common/", "examples/postgresql/"},
    ownership{"fmgr.h", "examples/postgresql/"},
    ownership{"funcapi.h", "examples/postgresql/"},
    ownership{"mb/", "examples/postgresql/"},
    ownership{"miscadmin.h", "examples/postgresql/"},
    ownership{"utils/", "examples/postgresql/"},
    ownership{"unistd.h", "examples/harness/"},
    ownership{"fcntl.h", "examples/harness/"},
    ownership{"poll.h", "examples/harness/"},
    ownership{"sys/", "examples/harness/"},
};

bool starts_with(std::string_view text, std::string_view with)
{
    return text.substr(0, with.size()) == with;
}

std::optional<std::size_t> rank_of(std::string_view layer)
{
    const auto found = std::find(layers.begin(), layers.end(), layer);
    if (found == layers.end()) return std::nullopt;
    return static_cast<std::size_t>(found - layers.begin());
}

/// The layer of a file under include/netral/, src/ or tests/.
std::optional<std::size_t> rank_of_file(const file& f)
{
    const auto parts = parts_of(f.path);
    if (parts.size() > 3 && parts[0] == "include") return rank_of(parts[2]);
    if (parts.size() > 2 && (parts[0] == "src" || parts[0] == "tests")) return rank_of(parts[1]);
    return std::nullopt;
}

/// What the C API and programs in C include.
constexpr std::array<std::string_view, 6> headers_of_c{"stdbool.h", "stddef.h", "stdint.h",
                                                       "stdio.h",   "stdlib.h", "string.h"};

/// A header of the standard library: no slash, no dot, or one of C.
bool is_standard(std::string_view name)
{
    return name.find_first_of("/.") == std::string_view::npos ||
           std::find(headers_of_c.begin(), headers_of_c.end(), name) != headers_of_c.end();
}

bool is_third_party(const include_line& i)
{
    return !i.quoted && !is_standard(i.name) && !starts_with(i.name, "netral/") &&
           i.name != "netral.h";
}

/// Tests may use what they like; the library, its headers and the program may not.
bool is_product(const file& f)
{
    return is_cpp(f.path) && (starts_with(f.path, "include/") || starts_with(f.path, "src/") ||
                              starts_with(f.path, "examples/"));
}

/// Tests may use what the tests of a lower layer have made: `"../engine/small_rules.hpp"`.
bool is_fixture_of_lower_layer(const file& f, const include_line& i,
                               const std::set<std::string>& paths)
{
    const auto own = rank_of_file(f);
    const auto parts = parts_of(i.name);
    if (!starts_with(f.path, "tests/") || !own || parts.size() != 3 || parts[0] != "..")
        return false;
    const auto other = rank_of(parts[1]);
    return other && *other < *own && paths.count("tests/" + parts[1] + '/' + parts[2]) != 0;
}

std::string at(const file& f, const include_line& i, std::string_view what)
{
    return f.path + ':' + std::to_string(i.line) + ": " + std::string(what);
}

} // namespace

violations include_direction(const tree& t)
{
    violations found;
    for (const file& f : t.files) {
        const auto own = rank_of_file(f);
        if (!own || !is_cpp(f.path)) continue;
        for (const include_line& i : includes_of(f.text)) {
            const auto parts = parts_of(i.name);
            if (i.quoted || parts.size() < 3 || parts[0] != "netral") continue;
            const auto other = rank_of(parts[1]);
            if (!other) {
                found.push_back(at(f, i, "`" + parts[1] + "` is no layer"));
            } else if (*other > *own) {
                found.push_back(at(f, i, std::string(layers[*own]) + " is below " + parts[1]));
            }
        }
    }
    return found;
}

violations third_party_owners(const tree& t)
{
    violations found;
    for (const file& f : t.files) {
        if (!is_product(f)) continue;
        for (const include_line& i : includes_of(f.text)) {
            if (!is_third_party(i)) continue;
            bool known = false;
            bool allowed = false;
            for (const ownership& o : owners) {
                if (!starts_with(i.name, o.header)) continue;
                known = true;
                allowed = allowed || starts_with(f.path, o.owner);
            }
            if (!known) found.push_back(at(f, i, "<" + i.name + "> has no owner"));
            if (known && !allowed) found.push_back(at(f, i, "<" + i.name + "> is another's"));
        }
    }
    return found;
}

violations public_third_party(const tree& t)
{
    violations found;
    for (const file& f : t.files) {
        if (!starts_with(f.path, "include/")) continue;
        for (const include_line& i : includes_of(f.text))
            if (is_third_party(i) && !starts_with(i.name, "boost/variant2"))
                found.push_back(at(f, i, "<" + i.name + "> in a public header"));
    }
    return found;
}

violations private_headers(const tree& t)
{
    std::set<std::string> paths;
    for (const file& f : t.files) paths.insert(f.path);
    violations found;
    for (const file& f : t.files) {
        if (!is_cpp(f.path)) continue;
        for (const include_line& i : includes_of(f.text)) {
            if (!i.quoted) continue;
            const std::string folder = f.path.substr(0, f.path.rfind('/') + 1);
            if (is_fixture_of_lower_layer(f, i, paths)) continue;
            if (starts_with(f.path, "include/")) {
                found.push_back(at(f, i, "quotes in a public header"));
            } else if (i.name.find('/') != std::string::npos) {
                found.push_back(at(f, i, "`" + i.name + "` is private to another folder"));
            } else if (paths.count(folder + i.name) == 0) {
                found.push_back(at(f, i, "`" + i.name + "` is not in this folder"));
            }
        }
    }
    return found;
}

violations umbrella(const tree& t)
{
    const std::string path = "include/netral/netral.hpp";
    violations found;
    std::set<std::string> listed;
    for (const file& f : t.files) {
        for (const include_line& i : includes_of(f.text)) {
            if (f.path == path) listed.insert("include/" + i.name);
            const bool inside = starts_with(f.path, "include/") || starts_with(f.path, "src/");
            if (inside && i.name == "netral/netral.hpp")
                found.push_back(at(f, i, "the umbrella is for users"));
        }
    }
    for (const file& f : t.files)
        if (starts_with(f.path, "include/") && f.path != path && is_cpp(f.path) &&
            listed.count(f.path) == 0 && f.path.find("/impl/") == std::string::npos &&
            f.path != "include/netral.h")
            found.push_back(path + ": does not list " + f.path);
    return found;
}

} // namespace architecture

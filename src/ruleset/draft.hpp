// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A rule set while it is being loaded: what the files say, section by section, beside what has
/// been made of it.
///
/// Each section has a pass of its own (passes.hpp), which turns entries into the public structs.
///
/// Read next: load.cpp (the order of the passes).

#include "keys.hpp"
#include "report.hpp"
#include "yaml_tree.hpp"

#include <netral/cel/environment.hpp>
#include <netral/ruleset/load.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace netral {

/// What an overlay puts in place of a key of an entry, or behind its list.
struct patch {
    yaml_node key;
    yaml_node value;
    bool append = false;
};

/// One thing in a section: a map of keys (or, of a term or phrase, whatever stands there) with the
/// overlays' changes.
class entry {
public:
    entry() = default;
    /// A part of an entry, which overlays do not reach into.
    explicit entry(yaml_node b) : body(b) {}

    yaml_node label; ///< the scalar that names it
    yaml_node body;
    std::vector<patch> patches; ///< in the order of the overlays
    bool disabled = false;

    [[nodiscard]] std::string_view name() const noexcept { return label.text(); }
    [[nodiscard]] location where() const { return label ? label.where() : body.where(); }

    /// What stands under the key, or an empty node.
    [[nodiscard]] yaml_node operator[](std::string_view key) const noexcept;

    /// Whether anything stands under the key, by the file itself or by an overlay.
    [[nodiscard]] bool has(std::string_view key) const noexcept;

    /// Calls with every item of the list under the key; with the scalar itself, where one stands in
    /// place of a list.
    template <class F>
    void each(std::string_view key, F&& call) const
    {
        each_of((*this)[key], call);
        const std::size_t first = last_replacement(key);
        for (std::size_t i = first; i < patches.size(); ++i)
            if (patches[i].append && patches[i].key.text() == key) each_of(patches[i].value, call);
    }

private:
    template <class F>
    static void each_of(yaml_node n, F& call)
    {
        if (n && n.is_scalar()) call(n);
        if (n)
            for (const yaml_node item : n.items()) call(item);
    }
    [[nodiscard]] std::size_t last_replacement(std::string_view key) const noexcept;
};

/// A term that conditions may use, or that is too broken to be used.
struct known_term {
    bool usable = true;
};

/// The text of a test, and whether it is to be a condition.
using checked_text = std::pair<std::string, bool>;

/// Everything that passes share.
class draft {
public:
    draft(const load_options& o, report& r, ruleset& to) : options(o), found(r), out(to) {}
    draft(const draft&) = delete;
    draft& operator=(const draft&) = delete;

    const load_options& options;
    report& found;
    ruleset& out;
    cel::environment names;
    std::unordered_set<std::string_view> confidential; ///< paths of facts
    std::unordered_set<std::string_view> untyped;      ///< of facts whose type or values are broken
    std::unordered_map<std::string_view, known_term> terms;
    std::unordered_set<const char*> told; ///< texts of list items that were told of already
    std::map<checked_text, cel::expression> checked; ///< with which nothing is wrong
    std::unordered_map<std::string, value> strings;  ///< of conditions: equal ones are one

    [[nodiscard]] std::vector<entry>& of(section s) noexcept
    {
        return entries_[static_cast<std::size_t>(s)];
    }

    /// Takes the entry in, unless its name is taken: then tells so.
    void add(section s, entry e);

    /// The index of what has that name in its section, or `none`.
    [[nodiscard]] std::uint32_t find(section s, std::string_view name) const noexcept;
    [[nodiscard]] fact_id find_fact(std::string_view path) const noexcept;

    /// The same for a name in a file: when there is none, tells so with the nearest.
    [[nodiscard]] std::uint32_t resolve(section s, yaml_node name, code unknown);
    [[nodiscard]] fact_id resolve_fact(yaml_node path);

    /// Drops what an overlay has disabled; ids are then as they will stay.
    void drop_disabled();

    /// Whether an overlay has taken that name out of its section.
    [[nodiscard]] bool is_disabled(section s, std::string_view name) const noexcept;

    /// Puts the facts' names where find_fact looks.
    void index_facts();

private:
    using name_table = std::unordered_map<std::string_view, std::uint32_t>;

    std::array<std::vector<entry>, section_count> entries_;
    std::array<name_table, section_count> tables_;
    std::array<std::unordered_set<std::string_view>, section_count> disabled_;
    name_table facts_; ///< with those of calendars and readings
};

} // namespace netral

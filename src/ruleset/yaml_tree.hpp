// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A YAML document as a tree that knows where everything stands.
///
/// Nodes lie in one array in the order of the text, each followed by what is in it; a map holds key
/// and value by turns. Whoever walks the tree holds a `yaml_node`, a cursor of two words.
///
/// Read next: yaml_reader.hpp (how a tree comes to be), scalar_span.hpp (places inside a scalar).

#include <netral/text/source.hpp>

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

enum class yaml_kind : std::uint8_t {
    invalid, ///< refused (a tag, an alias); whatever is here has been reported
    null,    ///< nothing, or `~`, or `null`
    scalar,
    sequence,
    map,
};

enum class scalar_style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

/// A YAML document. Immovable, because its nodes view its texts.
class yaml_document {
public:
    struct element {
        yaml_kind kind = yaml_kind::null;
        scalar_style style = scalar_style::plain;
        span at; ///< of a scalar with its quotes; of a list or map up to its last element
        std::uint32_t end = 0;  ///< index after the last element inside this one
        std::uint32_t size = 0; ///< items of a list, pairs of a map
        std::string_view text;  ///< of a scalar, decoded
    };

    explicit yaml_document(source_ptr text) : in(std::move(text)) {}
    yaml_document(const yaml_document&) = delete;
    yaml_document& operator=(const yaml_document&) = delete;

    source_ptr in;
    std::vector<element> elements;
    std::deque<std::string> decoded; ///< scalars that do not stand in the file as they are
};

/// A place in a document; valid as long as the document is. An empty one is "no such node".
class yaml_node {
public:
    yaml_node() = default;
    yaml_node(const yaml_document& in, std::uint32_t index) : document_(&in), index_(index) {}

    explicit operator bool() const noexcept { return document_ != nullptr; }

    [[nodiscard]] yaml_kind kind() const noexcept { return element().kind; }
    [[nodiscard]] bool is_scalar() const noexcept { return kind() == yaml_kind::scalar; }
    [[nodiscard]] bool is_sequence() const noexcept { return kind() == yaml_kind::sequence; }
    [[nodiscard]] bool is_map() const noexcept { return kind() == yaml_kind::map; }
    [[nodiscard]] scalar_style style() const noexcept { return element().style; }
    [[nodiscard]] bool plain() const noexcept
    {
        return is_scalar() && style() == scalar_style::plain;
    }
    [[nodiscard]] std::string_view text() const noexcept { return element().text; }
    [[nodiscard]] std::uint32_t size() const noexcept { return element().size; }
    [[nodiscard]] location where() const { return {document_->in, element().at}; }
    [[nodiscard]] span at() const noexcept { return element().at; }
    [[nodiscard]] const source& in() const noexcept { return *document_->in; }

    /// The items of a list; key and value by turns of a map.
    class range;
    [[nodiscard]] range items() const noexcept;

    struct pair;
    class pair_range;
    [[nodiscard]] pair_range pairs() const noexcept;

    /// The value of that key of a map, or an empty node. Linear in the map.
    [[nodiscard]] yaml_node find(std::string_view key) const noexcept;

    friend bool operator==(const yaml_node&, const yaml_node&) = default;

private:
    [[nodiscard]] const yaml_document::element& element() const noexcept
    {
        return document_->elements[index_];
    }
    [[nodiscard]] yaml_node next() const noexcept { return {*document_, element().end}; }
    [[nodiscard]] yaml_node first() const noexcept { return {*document_, index_ + 1}; }

    const yaml_document* document_ = nullptr;
    std::uint32_t index_ = 0;
};

struct yaml_node::pair {
    yaml_node key;
    yaml_node value;
};

class yaml_node::range {
public:
    class iterator {
    public:
        explicit iterator(yaml_node at) : at_(at) {}
        yaml_node operator*() const noexcept { return at_; }
        iterator& operator++() noexcept
        {
            at_ = at_.next();
            return *this;
        }
        friend bool operator==(const iterator&, const iterator&) = default;

    private:
        yaml_node at_;
    };

    range(yaml_node first, yaml_node last) : first_(first), last_(last) {}
    [[nodiscard]] iterator begin() const noexcept { return iterator(first_); }
    [[nodiscard]] iterator end() const noexcept { return iterator(last_); }

private:
    yaml_node first_;
    yaml_node last_;
};

class yaml_node::pair_range {
public:
    class iterator {
    public:
        explicit iterator(yaml_node at) : at_(at) {}
        pair operator*() const noexcept { return {at_, at_.next()}; }
        iterator& operator++() noexcept
        {
            at_ = at_.next().next();
            return *this;
        }
        friend bool operator==(const iterator&, const iterator&) = default;

    private:
        yaml_node at_;
    };

    pair_range(yaml_node first, yaml_node last) : first_(first), last_(last) {}
    [[nodiscard]] iterator begin() const noexcept { return iterator(first_); }
    [[nodiscard]] iterator end() const noexcept { return iterator(last_); }

private:
    yaml_node first_;
    yaml_node last_;
};

inline yaml_node::range yaml_node::items() const noexcept
{
    return is_sequence() ? range(first(), next()) : range({}, {});
}

inline yaml_node::pair_range yaml_node::pairs() const noexcept
{
    return is_map() ? pair_range(first(), next()) : pair_range({}, {});
}

inline yaml_node yaml_node::find(std::string_view key) const noexcept
{
    for (const pair entry : pairs())
        if (entry.key.text() == key) return entry.value;
    return {};
}

} // namespace netral

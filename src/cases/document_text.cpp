// SPDX-License-Identifier: Apache-2.0

/// @file
/// Trees as flow style. The only door is document_text.hpp.

#include "document_text.hpp"

#include <netral/value/json.hpp>

#include <algorithm>
#include <cctype>

namespace netral {
namespace {

/// Whether a scalar means the same without quotes, wherever it stands.
bool may_be_plain(const document_node& n) noexcept
{
    return n.plain && !n.text.empty() && std::all_of(n.text.begin(), n.text.end(), [](char c) {
               return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' ||
                      c == '-';
           });
}

void write(std::string& out, const document_node& n)
{
    switch (n.what) {
    case document_node::kind::nothing: out += "null"; break;
    case document_node::kind::scalar:
        if (may_be_plain(n))
            out += n.text;
        else
            json::append_quoted(out, n.text);
        break;
    case document_node::kind::list:
        out += '[';
        for (const document_node& item : n.items) {
            write(out, item);
            out += ", ";
        }
        out += ']';
        break;
    case document_node::kind::map:
        out += '{';
        for (std::size_t i = 0; i < n.items.size(); ++i) {
            json::append_quoted(out, n.keys[i].text);
            out += ": ";
            write(out, n.items[i]);
            out += ", ";
        }
        out += '}';
        break;
    }
}

} // namespace

std::string to_yaml(const document_node& tree)
{
    std::string out;
    write(out, tree);
    return out += '\n';
}

} // namespace netral

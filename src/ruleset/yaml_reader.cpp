// SPDX-License-Identifier: Apache-2.0

/// @file
/// Events of yaml-cpp to a tree. The only door is yaml_reader.hpp; no other file knows yaml-cpp.
///
/// Of yaml-cpp 0.7 one must know: a mark counts bytes and stands at the quote, the `|` or `>`, or
/// before them at the tag or anchor; the mark of a value that is not there stands anywhere; the tag
/// is `!` for a quoted or block scalar and `?` for a plain one; byte 4 ends the text like the end
/// of the file; `\N` and `\_` decode to bytes that are not UTF-8; duplicate keys pass, and so
/// does a quote that is never closed when the file ends with its line.

#include "yaml_reader.hpp"

#include "codes.hpp"
#include "scalar_span.hpp"
#include "yaml_trouble.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

namespace netral {
namespace {

/// Thrown through yaml-cpp when a limit has been reached and reported.
struct limit_reached {};

class memory_buffer : public std::streambuf {
public:
    explicit memory_buffer(std::string_view text)
    {
        char* begin = const_cast<char*>(text.data()); // a get area is only read
        setg(begin, begin, begin + text.size());
    }
};

class builder final : public YAML::EventHandler {
public:
    builder(yaml_document& out, std::uint32_t skipped, const load_limits& limits,
            std::size_t& nodes_left, report& found)
        : out_(out), file_(out.in->text()), skipped_(skipped), limits_(limits),
          nodes_left_(nodes_left), report_(found)
    {
    }

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        if (++documents_ == 1) return;
        report_.error(codes::several_documents, at(offset_of(mark), 3),
                      "a second document in one file", "remove the line `---`, or split the file");
        throw limit_reached{};
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
        open(yaml_kind::sequence, mark, tag);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
        open(yaml_kind::map, mark, tag);
    }
    void OnMapEnd() override { close(); }
    void OnAnchor(const YAML::Mark& mark, const std::string& name) override
    {
        report_.error(codes::yaml_anchor, at(offset_of(mark), name.size() + 1),
                      fmt::format("anchors are not allowed: `&{}`", name),
                      "write the value out wherever it is used; conditions share through `terms`");
    }

    /// How far the text has been understood.
    [[nodiscard]] std::uint32_t understood() const noexcept { return last_end_; }

private:
    using element = yaml_document::element;

    [[nodiscard]] std::uint32_t offset_of(const YAML::Mark& mark) const noexcept
    {
        const auto pos = mark.pos < 0 ? 0U : static_cast<std::uint32_t>(mark.pos);
        return std::min(pos + skipped_, static_cast<std::uint32_t>(file_.size()));
    }
    [[nodiscard]] location at(std::uint32_t begin, std::size_t length) const
    {
        const std::size_t end = std::min(begin + length, file_.size());
        return {out_.in, {begin, static_cast<std::uint32_t>(end)}};
    }

    element& push(yaml_kind kind, span where);
    void open(yaml_kind kind, const YAML::Mark& mark, const std::string& tag);
    void close();
    std::uint32_t past_properties(std::uint32_t begin) const noexcept;
    void refuse_tag(std::uint32_t begin);
    void place_scalar(element& e, std::uint32_t begin, const std::string& value);
    void check_scalar(element& e);
    void check_key(const element& e);
    void check_duplicates(std::uint32_t map);

    yaml_document& out_;
    std::string_view file_;
    std::uint32_t skipped_; ///< of a byte order mark, which yaml-cpp does not see
    const load_limits& limits_;
    std::size_t& nodes_left_;
    report& report_;
    std::vector<std::uint32_t> open_;
    std::vector<std::uint32_t> keys_; ///< of the map that is being checked
    std::uint32_t last_end_ = 0;
    int documents_ = 0;
};

builder::element& builder::push(yaml_kind kind, span where)
{
    if (nodes_left_ == 0) {
        report_.error(codes::too_many_nodes, {out_.in, where},
                      fmt::format("more than {} values in all files", limits_.yaml_nodes));
        throw limit_reached{};
    }
    --nodes_left_;
    if (!open_.empty()) ++out_.elements[open_.back()].size;
    element e;
    e.kind = kind;
    e.at = where;
    e.end = static_cast<std::uint32_t>(out_.elements.size() + 1);
    last_end_ = std::max(last_end_, where.end);
    const bool key = !open_.empty() && out_.elements[open_.back()].kind == yaml_kind::map &&
                     out_.elements[open_.back()].size % 2 == 1;
    element& added = out_.elements.emplace_back(e);
    if (key && kind != yaml_kind::scalar && kind != yaml_kind::invalid)
        report_.error(codes::bad_key, {out_.in, where}, "a key has to be a name",
                      "a value that begins with `{`, `[` or `?` has to be quoted");
    return added;
}

void builder::open(yaml_kind kind, const YAML::Mark& mark, const std::string& tag)
{
    const std::uint32_t begin = offset_of(mark);
    if (open_.size() >= limits_.yaml_depth) {
        report_.error(codes::too_deep, at(begin, 1),
                      fmt::format("nested more than {} deep", limits_.yaml_depth));
        throw limit_reached{};
    }
    if (tag != "?" && tag != "!") refuse_tag(begin);
    push(kind, {begin, begin + 1});
    open_.push_back(static_cast<std::uint32_t>(out_.elements.size() - 1));
}

void builder::close()
{
    const std::uint32_t index = open_.back();
    open_.pop_back();
    element& e = out_.elements[index];
    e.end = static_cast<std::uint32_t>(out_.elements.size());
    e.at.end = std::max(e.at.end, last_end_);
    if (e.kind != yaml_kind::map) return;
    e.size /= 2;
    check_duplicates(index);
}

/// After the tag and the anchor before a scalar. A tag ends before what is not ASCII.
std::uint32_t builder::past_properties(std::uint32_t begin) const noexcept
{
    std::size_t i = begin;
    while (i < file_.size() && (file_[i] == '!' || file_[i] == '&')) {
        const unsigned last = file_[i] == '!' ? 0x7F : 0xFF;
        const auto belongs = [&](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte > ' ' && byte <= last;
        };
        while (i < file_.size() && belongs(file_[i])) ++i;
        i = std::min(file_.find_first_not_of(" \t\r\n", i), file_.size());
    }
    return static_cast<std::uint32_t>(i);
}

void builder::refuse_tag(std::uint32_t begin)
{
    const std::size_t end = std::min(file_.find_first_of(" \t\r\n,]}", begin), file_.size());
    const std::string_view word = file_.substr(begin, end - begin);
    report_.error(codes::yaml_tag, at(begin, word.size()),
                  fmt::format("`{}` is read as a YAML tag", printable(word)),
                  "quote an expression that begins with `!`");
}

void builder::OnNull(const YAML::Mark& mark, YAML::anchor_t)
{
    const std::uint32_t begin = offset_of(mark);
    const bool written = begin >= last_end_ && begin < file_.size() &&
                         (file_[begin] == '~' || file_[begin] == 'n' || file_[begin] == 'N');
    if (written)
        push(yaml_kind::null, {begin, begin + (file_[begin] == '~' ? 1U : 4U)});
    else
        push(yaml_kind::null, {last_end_, last_end_});
}

void builder::OnAlias(const YAML::Mark& mark, YAML::anchor_t)
{
    const std::uint32_t begin = offset_of(mark);
    report_.error(codes::yaml_alias, at(begin, 1), "aliases are not allowed", alias_help);
    push(yaml_kind::invalid, {begin, begin + 1});
}

void builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       const std::string& value)
{
    const std::uint32_t begin = offset_of(mark);
    if (tag != "?" && tag != "!") {
        refuse_tag(begin);
        push(yaml_kind::invalid, {begin, begin + 1});
        return;
    }
    element& e = push(yaml_kind::scalar, {begin, begin});
    place_scalar(e, past_properties(begin), value);
    check_scalar(e);
    const bool in_map = !open_.empty() && out_.elements[open_.back()].kind == yaml_kind::map;
    if (in_map && out_.elements[open_.back()].size % 2 == 1) check_key(e);
}

void builder::place_scalar(element& e, std::uint32_t begin, const std::string& value)
{
    const char lead = begin < file_.size() ? file_[begin] : '\0';
    e.style = lead == '\''  ? scalar_style::single_quoted
              : lead == '"' ? scalar_style::double_quoted
              : lead == '|' ? scalar_style::literal
              : lead == '>' ? scalar_style::folded
                            : scalar_style::plain;
    const bool quoted =
        e.style == scalar_style::single_quoted || e.style == scalar_style::double_quoted;
    const std::uint32_t inside = quoted ? begin + 1 : begin;
    const auto length = static_cast<std::uint32_t>(value.size());
    const bool block = e.style == scalar_style::literal || e.style == scalar_style::folded;
    const bool as_written =
        !block && file_.substr(inside, length) == value &&
        (!quoted || file_.substr(inside + length, 1) == std::string_view(&lead, 1));
    if (as_written) {
        e.text = file_.substr(inside, length);
        e.at = {begin, inside + length + (quoted ? 1U : 0U)};
    } else {
        e.text = out_.decoded.emplace_back(value);
        const scalar_span found = find_scalar(file_, begin, value);
        const auto size = static_cast<std::uint32_t>(file_.size());
        e.at = {std::min(found.whole.begin, size), std::min(found.whole.end, size)};
        if (!found.closed)
            report_.error(codes::yaml_syntax, at(begin, 1), "this quote is never closed");
    }
    last_end_ = std::max(last_end_, e.at.end);
}

void builder::check_scalar(element& e)
{
    if (e.text.size() > limits_.scalar_bytes) {
        e.kind = yaml_kind::invalid;
        report_.error(codes::scalar_too_long, {out_.in, {e.at.begin, e.at.begin + 1}},
                      fmt::format("a text of more than {} bytes", limits_.scalar_bytes));
    }
    if (e.style != scalar_style::double_quoted) return;
    const bool bad = find_invalid_utf8(e.text) != std::string_view::npos ||
                     std::any_of(e.text.begin(), e.text.end(), is_control);
    if (bad)
        report_.error(codes::bad_escape, {out_.in, e.at},
                      "an escape in this text makes a character that is not allowed",
                      "write the character itself, or use single quotes");
}

void builder::check_key(const element& e)
{
    if (e.text != "<<" || e.style != scalar_style::plain) return;
    report_.error(codes::merge_key, {out_.in, e.at}, "merge keys are not allowed",
                  "write the keys out");
}

void builder::check_duplicates(std::uint32_t map)
{
    const auto& all = out_.elements;
    keys_.clear();
    for (std::uint32_t i = map + 1; i < all[map].end; i = all[all[i].end].end)
        if (all[i].kind == yaml_kind::scalar) keys_.push_back(i);
    std::sort(keys_.begin(), keys_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return all[a].text != all[b].text ? all[a].text < all[b].text : a < b;
    });
    for (std::size_t i = 1, first = 0; i < keys_.size(); ++i) {
        const element& here = all[keys_[i]];
        const element& before = all[keys_[first]];
        if (here.text != before.text) {
            first = i;
            continue;
        }
        report_
            .error(codes::duplicate_key, {out_.in, here.at},
                   fmt::format("key `{}` is here twice", here.text))
            .notes.push_back({"first here", {out_.in, before.at}});
    }
}

/// Bytes that no text of ours may hold. yaml-cpp would stop at some of them without a word.
bool check_bytes(const source_ptr& in, report& found)
{
    const std::string_view text = in->text();
    const std::size_t bad = find_invalid_utf8(text);
    const auto control = std::find_if(text.begin(), text.end(), is_control);
    if (bad != std::string_view::npos) {
        const auto at = static_cast<std::uint32_t>(bad);
        found.error(codes::invalid_utf8, {in, {at, at + 1}}, "not valid UTF-8 from here on",
                    "save the file as UTF-8");
        return false;
    }
    if (control != text.end()) {
        const auto at = static_cast<std::uint32_t>(control - text.begin());
        found.error(codes::control_character, {in, {at, at + 1}},
                    fmt::format("control character U+{:04X}", static_cast<unsigned char>(*control)),
                    "remove it");
        return false;
    }
    return true;
}

} // namespace

std::unique_ptr<yaml_document> read_yaml(source_ptr in, const load_limits& limits,
                                         std::size_t& nodes_left, report& found)
{
    if (!check_bytes(in, found)) return nullptr;
    auto out = std::make_unique<yaml_document>(std::move(in));
    const std::string_view text = out->in->text();
    const std::uint32_t skipped = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    builder events(*out, skipped, limits, nodes_left, found);
    memory_buffer buffer(text.substr(skipped));
    std::istream stream(&buffer);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(events)) {
        }
    } catch (const limit_reached&) {
        return nullptr;
    } catch (const YAML::Exception& e) {
        const auto pos = static_cast<std::uint32_t>(std::max(e.mark.pos, 0)) + skipped;
        found.add(explain_yaml(out->in, events.understood(), pos, e.msg));
        return nullptr;
    }
    if (out->elements.empty()) out->elements.push_back({yaml_kind::null, {}, {}, 1, 0, {}});
    return out;
}

} // namespace netral

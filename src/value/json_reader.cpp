// SPDX-License-Identifier: Apache-2.0

/// @file
/// JSON in. The only file of this layer that knows the JSON library; the only door is
/// value/json.hpp.

#include <netral/value/json.hpp>

#include <simdjson.h>

#include <algorithm>

namespace netral::json {
namespace {

namespace dom = simdjson::dom;

diagnostic failure(std::uint16_t number, std::size_t offset, std::string message)
{
    diagnostic d;
    d.id = code{number};
    const auto at = static_cast<std::uint32_t>(offset);
    d.where.at = {at, at};
    d.message = std::move(message);
    return d;
}

/// Turns a parsed document into a value. Depth is bounded by the parser.
class converter {
public:
    value convert(dom::element element)
    {
        switch (element.type()) {
        case dom::element_type::ARRAY: return array(element.get_array().value_unsafe());
        case dom::element_type::OBJECT: return object(element.get_object().value_unsafe());
        case dom::element_type::INT64: return value(element.get_int64().value_unsafe());
        case dom::element_type::UINT64: return value(element.get_uint64().value_unsafe());
        case dom::element_type::DOUBLE: return value(element.get_double().value_unsafe());
        case dom::element_type::STRING: return value::string(element.get_string().value_unsafe());
        case dom::element_type::BOOL: return value(element.get_bool().value_unsafe());
        default: return {};
        }
    }

    [[nodiscard]] const std::string& repeated_key() const noexcept { return repeated_; }
    [[nodiscard]] bool repeats() const noexcept { return repeats_; }

private:
    value array(dom::array items)
    {
        std::vector<value> all;
        all.reserve(items.size());
        for (const dom::element item : items) all.push_back(convert(item));
        return value::list(std::move(all));
    }

    value object(dom::object fields)
    {
        std::vector<map_entry> all;
        all.reserve(fields.size());
        for (const auto field : fields)
            all.emplace_back(value::string(field.key), convert(field.value));
        std::vector<std::string_view> keys;
        keys.reserve(all.size());
        for (const map_entry& entry : all) keys.push_back(entry.first.text());
        std::sort(keys.begin(), keys.end());
        const auto twice = std::adjacent_find(keys.begin(), keys.end());
        if (twice != keys.end() && !repeats_) {
            repeats_ = true;
            repeated_ = *twice;
        }
        return value::map(std::move(all));
    }

    std::string repeated_;
    bool repeats_ = false;
};

/// The library does not say where it stopped. The offset is found for what is cheap to find.
std::size_t place_of(simdjson::error_code error, std::string_view text)
{
    if (error == simdjson::UTF8_ERROR) return std::min(find_invalid_utf8(text), text.size());
    if (error == simdjson::UNESCAPED_CHARS) {
        const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20U; };
        const auto at = std::find_if(text.begin(), text.end(), control);
        return static_cast<std::size_t>(at - text.begin());
    }
    return error == simdjson::EMPTY ? text.size() : 0;
}

diagnostic explain(simdjson::error_code error, std::string_view text)
{
    const std::size_t at = place_of(error, text);
    switch (error) {
    case simdjson::UTF8_ERROR: return failure(2005, at, "the text is not valid UTF-8");
    case simdjson::DEPTH_ERROR: return failure(2003, at, "the JSON is nested too deep");
    case simdjson::CAPACITY: return failure(2004, at, "the JSON is too long");
    case simdjson::EMPTY: return failure(2001, at, "expected JSON, found nothing");
    default:
        return failure(2001, at,
                       std::string("this is not JSON: ") + simdjson::error_message(error));
    }
}

} // namespace

result<value> parse(std::string_view text, const read_limits& bounds)
{
    if (text.size() > bounds.bytes) return failure(2004, bounds.bytes, "the JSON is too long");
    if (text.empty())
        return explain(simdjson::EMPTY, text); // the library copies from a null pointer
    dom::parser parser(bounds.bytes);
    if (const auto error =
            parser.allocate(std::max<std::size_t>(text.size(), 64), bounds.depth + 1))
        return explain(error, text);
    dom::element root;
    if (const auto error = parser.parse(text.data(), text.size()).get(root))
        return explain(error, text);
    converter into;
    value v = into.convert(root);
    if (into.repeats()) {
        std::string quoted;
        append_quoted(quoted, into.repeated_key());
        const std::size_t at = text.find(quoted);
        return failure(2002, at == std::string_view::npos ? 0 : at,
                       "key `" + into.repeated_key() + "` stands twice in one object");
    }
    return v;
}

} // namespace netral::json

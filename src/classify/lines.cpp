// SPDX-License-Identifier: Apache-2.0

/// @file
/// One line after the other, with what one thread uses again.
///
/// Door: classify/lines.hpp. Read next: answer_memory.cpp.

#include <netral/classify/lines.hpp>

#include "answer_memory.hpp"

#include <netral/classify/json.hpp>
#include <netral/value/json.hpp>

#include <utility>

namespace netral {

struct line_classifier::parts {
    parts(std::shared_ptr<const program> p, const line_options& chosen)
        : options(chosen), compiled(std::move(p)), detail(options.how.detail),
          reader(compiled->rules(), compiled->slots(), compiled->facts_follow(), options.limits),
          incident(compiled->slots()), classify(compiled, options.how),
          memory(*compiled, detail == detail::verdict ? options.remembered : 0)
    {
    }

    void classified(std::string& out);
    void remembered(std::string& out);

    line_options options;
    std::shared_ptr<const program> compiled;
    netral::detail detail;
    record_reader reader;
    record incident;
    classifier classify;
    classification made;
    cel::interpreter_workspace scratch;
    answer_memory memory;
    std::shared_ptr<shared_answers> shared; ///< null until there is another one beside it
    std::string head;                       ///< of an answer: the part that names the record
    std::size_t found = 0;
};

void line_classifier::parts::classified(std::string& out)
{
    compiled->facts_follow().complete(incident, scratch);
    classify.classify(incident, made);
    append_json(out, made, *compiled, incident, detail);
    out += '\n';
}

/// Answers differ in the record's number, which comes first.
void line_classifier::parts::remembered(std::string& out)
{
    head = "{\"record\":";
    if (incident.id().empty())
        head += "null";
    else
        json::append_quoted(head, incident.id());
    if (const std::string* known = memory.find(incident)) {
        ++found;
        out += head;
        out += *known;
        return;
    }
    const std::size_t begin = out.size();
    classified(out);
    memory.keep(std::string_view(out).substr(begin + head.size()));
}

line_classifier::line_classifier(std::shared_ptr<const program> p, const line_options& options)
    : parts_(std::make_unique<parts>(std::move(p), options))
{
}

line_classifier::~line_classifier() = default;
line_classifier::line_classifier(line_classifier&&) noexcept = default;
line_classifier& line_classifier::operator=(line_classifier&&) noexcept = default;

line_classifier line_classifier::beside()
{
    line_classifier other(parts_->compiled, parts_->options);
    if (!parts_->memory.enabled()) return other;
    if (parts_->shared == nullptr) {
        parts_->shared = std::make_shared<shared_answers>(parts_->options.remembered);
        parts_->memory.share(parts_->shared);
    }
    other.parts_->shared = parts_->shared;
    other.parts_->memory.share(parts_->shared);
    return other;
}

bool line_classifier::answer(std::string_view line, std::string& out, std::size_t number,
                             std::string_view file)
{
    parts& p = *parts_;
    if (!p.reader.read_stated(line, p.incident)) {
        append_json(out, p.reader.errors(), number, p.reader.last_id(), file);
        out += '\n';
        return false;
    }
    if (p.memory.enabled())
        p.remembered(out);
    else
        p.classified(out);
    return true;
}

std::size_t line_classifier::found_in_memory() const noexcept
{
    return parts_->found;
}

const program& line_classifier::compiled() const noexcept
{
    return *parts_->compiled;
}

} // namespace netral

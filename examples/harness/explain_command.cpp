// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral explain`: one rule on one record, or all that speak up; condition by condition, in
/// sentences or as JSON.

#include "codes.hpp"
#include "commands.hpp"
#include "line_reader.hpp"
#include "output.hpp"
#include "rule_files.hpp"

#include <netral/classify/classifier.hpp>
#include <netral/classify/explain.hpp>
#include <netral/record/reader.hpp>
#include <netral/text/diagnostic.hpp>

#include <charconv>
#include <optional>

namespace harness {
namespace {

/// A file, and the line of it that is meant; 0 for the only record there.
struct record_name {
    std::string file;
    std::size_t line = 0;
};

/// `FILE:LINE`, unless a file has that very name.
record_name split(const std::string& told)
{
    const std::size_t colon = told.rfind(':');
    std::size_t line = 0;
    if (colon != std::string::npos && colon > 0 && !input_file(told).ok()) {
        const char* end = told.data() + told.size();
        const auto [rest, trouble] = std::from_chars(told.data() + colon + 1, end, line);
        if (trouble == std::errc() && rest == end && line > 0) return {told.substr(0, colon), line};
    }
    return {told, 0};
}

bool is_blank(std::string_view text) noexcept
{
    return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
}

/// The text of the record: one line, or the whole file. Complains when there is none.
std::optional<std::string> text_of(const record_name& name, std::size_t longest)
{
    const auto files = open_all({name.file});
    if (files.empty()) return std::nullopt;
    line_reader lines(files.front().descriptor(), longest);
    std::string all;
    std::string_view line;
    while (true) {
        const line_reader::got got = lines.next(line);
        if (got == line_reader::got::end) break;
        if (got == line_reader::got::failed) {
            complain(codes::cannot_read, "cannot read `" + name.file + "`: " + lines.reason());
            return std::nullopt;
        }
        const bool too_long = got == line_reader::got::too_long ||
                              (name.line == 0 && all.size() + line.size() > longest);
        if (too_long && (name.line == 0 || name.line == lines.number())) {
            complain(codes::cannot_read, "`" + name.file + "` is longer than a record may be: " +
                                             std::to_string(longest) + " bytes");
            return std::nullopt;
        }
        if (name.line == lines.number()) return std::string(line);
        if (name.line == 0) all.append(line).push_back('\n');
    }
    if (name.line == 0 && !is_blank(all)) return all;
    complain(codes::no_such_line,
             name.line == 0 ? "there is no record in `" + name.file + "`"
                            : "`" + name.file + "` has no line " + std::to_string(name.line));
    return std::nullopt;
}

/// Whether a text that is no record begins with a line that is one.
bool first_line_is_record(netral::record_reader& reader, std::string_view text,
                          netral::record& into)
{
    const std::size_t end = text.find('\n');
    return end != std::string_view::npos && !is_blank(text.substr(end)) &&
           reader.read(text.substr(0, end), into);
}

void show_errors(const std::vector<netral::record_error>& errors)
{
    for (const netral::record_error& e : errors) {
        const std::string path = "`" + e.path + "`";
        const bool named = e.path.empty() || e.message.find(path) != std::string::npos;
        complain(e.id, (named ? "" : path + ": ") + e.message +
                           (e.help.empty() ? "" : " (" + e.help + ")"));
    }
}

netral::rule_id find_rule(const netral::ruleset& rules, const std::string& id)
{
    const netral::rule_id found = rules.find_rule(id);
    if (found != netral::none) return found;
    std::vector<std::string_view> all;
    for (const netral::rule& r : rules.rules) all.push_back(r.id);
    const std::string_view near = netral::nearest(id, all);
    complain(codes::no_such_rule,
             "no rule is called `" + id + "`" +
                 (near.empty() ? "" : "; did you mean `" + std::string(near) + "`?"));
    return netral::none;
}

/// The rule, or all that hold, are open or turn on a reading.
std::vector<netral::rule_id> rules_to_explain(const rule_files& files, netral::rule_id rule,
                                              const netral::record& record)
{
    if (rule != netral::none) return {rule};
    netral::classify_options how;
    how.readings = files.readings;
    const netral::classification made = netral::classifier(files.program, how).classify(record);
    std::vector<netral::rule_id> all;
    for (const auto* list : {&made.findings, &made.unverified})
        for (const netral::finding& f : *list) all.push_back(f.rule);
    return all;
}

void write_explanations(const explain_options& options, const rule_files& files,
                        netral::rule_id rule, const netral::record& record, output& out)
{
    netral::reasoning reasoning(files.program);
    netral::inquiry inquiry(files.program);
    reasoning.bind(record, files.readings);
    inquiry.bind(record, files.readings);
    bool first = true;
    for (const netral::rule_id r : rules_to_explain(files, rule, record)) {
        const netral::rule_explanation e = reasoning.explain(r, options.why_not);
        if (options.format == explain_format::jsonl) {
            netral::append_json(out.buffer(), e, *files.program, record);
            out.write("\n");
            continue;
        }
        if (!first) out.write("\n");
        first = false;
        out.write(netral::render_text(e, *files.program, record, options.language));
        if (e.enough.status == netral::rule_status::open)
            out.write(
                netral::render_text(inquiry.missing_for(r), *files.program, options.language));
    }
}

} // namespace

ending explain(const explain_options& options)
{
    const rule_files files = load_rules(options.from);
    if (!files) return ending::wrong_usage;
    const netral::program& program = *files.program;
    netral::rule_id rule = netral::none;
    if (!options.rule.empty()) {
        rule = find_rule(program.rules(), options.rule);
        if (rule == netral::none) return ending::wrong_usage;
    }

    netral::read_options limits;
    limits.ignore_unknown_keys = options.ignore_unknown_keys;
    const record_name name = split(options.record);
    const auto text = text_of(name, limits.record_bytes);
    if (!text) return ending::wrong_usage;

    netral::record_reader reader(program.rules(), program.slots(), program.facts_follow(), limits);
    netral::record record(program.slots());
    if (!reader.read(*text, record)) {
        const std::vector<netral::record_error> errors = reader.errors();
        if (name.line == 0 && first_line_is_record(reader, *text, record)) {
            complain(codes::several_records, "`" + name.file +
                                                 "` holds several records; name one as `" +
                                                 name.file + ":LINE`");
            return ending::wrong_usage;
        }
        show_errors(errors);
        return ending::bad_records;
    }
    output out;
    if (options.format == explain_format::conditions)
        out.write(netral::explain_rule(rule, record, program, files.readings, options.language));
    else
        write_explanations(options, files, rule, record, out);
    out.flush();
    return out.failed() ? ending::wrong_usage : ending::well;
}

} // namespace harness

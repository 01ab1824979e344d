// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral diff`: two sides, one pass over the records, in memory that does not grow with them.

#include "codes.hpp"
#include "commands.hpp"
#include "line_reader.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "rule_files.hpp"

#include <netral/change/report.hpp>

#include <cstring>
#include <fstream>
#include <optional>

namespace harness {
namespace {

/// Nothing where the day is none, which has been said then.
bool take_day(const std::string& words, std::optional<netral::date>& day)
{
    if (words.empty()) return true;
    const auto range = netral::parse_date(words);
    if (range && range->exact()) {
        day = range->first;
        return true;
    }
    complain(codes::not_a_day, "`" + words + "` is not a day such as 2024-11-14");
    return false;
}

bool same_rules(const rule_options& a, const rule_options& b)
{
    return a.rules == b.rules && a.overlays == b.overlays;
}

/// Loads a side; rules that the other side has loaded already are shared with it.
bool load_side(const side_options& options, const netral::comparison_side* like,
               netral::comparison_side& out)
{
    if (!take_day(options.on, out.as_of)) return false;
    if (like != nullptr) {
        auto readings = netral::choose_readings(like->program->rules(), options.from.readings);
        if (!readings) {
            show(readings.errors());
            return false;
        }
        out.program = like->program;
        out.readings = std::move(*readings);
        return true;
    }
    rule_files files = load_rules(options.from);
    if (!files) return false;
    out.program = files.program;
    out.readings = std::move(files.readings);
    return true;
}

bool is_blank(std::string_view line) noexcept
{
    return line.find_first_not_of(" \t\r\v\f") == std::string_view::npos;
}

/// One pass over all records.
class run_of_comparison {
public:
    run_of_comparison(const diff_options& options, netral::comparison& compare, output& out)
        : options_(options), compare_(compare), out_(out), json_(compare)
    {
        report_.of = &compare;
        report_.most = options.most;
    }

    [[nodiscard]] bool over(const std::vector<input_file>& files);
    [[nodiscard]] bool finish();

private:
    [[nodiscard]] bool one_file(const input_file& file, progress& shown);
    void one_line(std::string_view line, std::size_t number);

    const diff_options& options_;
    netral::comparison& compare_;
    output& out_;
    netral::change_json json_;
    netral::change_report report_;
    std::size_t records_ = 0;
    std::size_t bytes_ = 0; ///< of the files before
};

void run_of_comparison::one_line(std::string_view line, std::size_t number)
{
    ++records_;
    const netral::record_change* change = compare_.add(line, number);
    if (change == nullptr) return;
    report_.keep(*change);
    if (options_.format == diff_format::json) {
        json_.add(out_.buffer(), *change);
        out_.settle();
    }
}

bool run_of_comparison::one_file(const input_file& file, progress& shown)
{
    line_reader lines(file.descriptor(), netral::read_options{}.record_bytes,
                      [this] { out_.flush(); });
    std::string_view line;
    while (out_.open()) {
        switch (lines.next(line)) {
        case line_reader::got::line:
            if (!is_blank(line)) one_line(line, lines.number());
            break;
        case line_reader::got::too_long: compare_.add_unreadable(); break;
        case line_reader::got::end: bytes_ += lines.bytes(); return true;
        case line_reader::got::failed:
            complain(codes::cannot_read, "cannot read `" + file.path() + "`: " + lines.reason());
            return false;
        }
        shown.at(records_, bytes_ + lines.bytes());
    }
    return true;
}

bool run_of_comparison::over(const std::vector<input_file>& files)
{
    if (options_.format == diff_format::json) json_.begin(out_.buffer());
    std::size_t total = 0;
    for (const input_file& file : files) total += file.size();
    progress shown(total);
    bool well = true;
    for (const input_file& file : files) well = one_file(file, shown) && well;
    return well;
}

bool write_page(const std::string& path, const std::string& page)
{
    std::ofstream file(path, std::ios::binary);
    file << page;
    file.close();
    if (file) return true;
    complain(codes::cannot_write, "cannot write `" + path + "`: " + std::strerror(errno));
    return false;
}

bool run_of_comparison::finish()
{
    if (options_.format == diff_format::json)
        json_.end(out_.buffer(), report_.proof);
    else
        out_.write(netral::render_text(report_, options_.language));
    out_.flush();
    if (out_.failed()) return false;
    return options_.html.empty() ||
           write_page(options_.html, netral::render_html(report_, options_.language));
}

} // namespace

ending diff(const diff_options& options)
{
    netral::comparison_side before;
    netral::comparison_side after;
    if (!load_side(options.before, nullptr, before)) return ending::wrong_usage;
    const bool shared = same_rules(options.before.from, options.after.from);
    if (!load_side(options.after, shared ? &before : nullptr, after)) return ending::wrong_usage;

    netral::comparison_options how;
    how.reading.ignore_unknown_keys = options.ignore_unknown_keys;
    how.group_by = options.group_by;
    const netral::ruleset& rules = before.program->rules();
    if (how.group_by.empty() && rules.roles.stage != netral::none)
        how.group_by.push_back(rules.facts[rules.roles.stage].path);
    auto compare = netral::comparison::begin(std::move(before), std::move(after), std::move(how));
    if (!compare) {
        show(compare.errors());
        return ending::wrong_usage;
    }
    std::vector<input_file> files;
    if (!options.records.empty()) {
        files = open_all(options.records);
        if (files.empty()) return ending::wrong_usage;
    }
    output out;
    run_of_comparison run(options, *compare, out);
    const bool readable = run.over(files);
    if (!run.finish() || !readable) return ending::wrong_usage;
    if (compare->totals().errors > 0) return ending::bad_records;
    const bool same = compare->texts().empty() && compare->totals().all_changed() == 0;
    return same ? ending::well : ending::negative;
}

} // namespace harness

// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral diff`: two sides, one pass over the records, in memory that does not grow with them;
/// with `--prove` what can be said of all records, first.

#include "codes.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "record_lines.hpp"
#include "rule_files.hpp"

#include <netral/change/report.hpp>

#include <cerrno>
#include <fstream>
#include <optional>
#include <system_error>

namespace harness {
namespace {

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

/// One pass over all records.
class run_of_comparison final : public line_taker {
public:
    run_of_comparison(const diff_options& options, netral::comparison& compare, output& out)
        : options_(options), compare_(compare), out_(out), json_(compare)
    {
        report_.of = &compare;
        report_.most = options.most;
    }

    /// What was proved of the two sides; before any record.
    void take_proof(netral::proof p);
    [[nodiscard]] bool over(const std::vector<input_file>& files);
    [[nodiscard]] bool finish();
    [[nodiscard]] ending end() const;

private:
    void begin(std::string_view) override {}
    void take(std::string_view line, std::size_t number) override;
    void refuse(std::size_t, std::size_t) override { compare_.add_unreadable(); }
    void hand_out() override { out_.flush(); }

    const diff_options& options_;
    netral::comparison& compare_;
    output& out_;
    netral::change_json json_;
    netral::change_report report_;
    std::optional<netral::proof> proof_;
};

void run_of_comparison::take(std::string_view line, std::size_t number)
{
    const netral::record_change* change = compare_.add(line, number);
    if (change == nullptr) return;
    report_.keep(*change);
    if (options_.format == diff_format::json) {
        json_.add(out_.buffer(), *change);
        out_.settle();
    }
}

bool run_of_comparison::over(const std::vector<input_file>& files)
{
    if (options_.format == diff_format::json) json_.begin(out_.buffer());
    return pass_over(files, netral::read_options{}.record_bytes, out_, *this);
}

bool write_page(const std::string& path, const std::string& page)
{
    std::ofstream file(path, std::ios::binary);
    file << page;
    file.close();
    if (file) return true;
    complain(codes::cannot_write,
             "cannot write `" + path + "`: " + std::generic_category().message(errno));
    return false;
}

void run_of_comparison::take_proof(netral::proof p)
{
    compare_.place_in(p.regions);
    proof_ = std::move(p);
}

bool run_of_comparison::finish()
{
    if (proof_) report_.proof = note_of(*proof_, compare_.totals());
    if (options_.format == diff_format::json)
        json_.end(out_.buffer(), report_.proof);
    else
        out_.write(netral::render_text(report_, options_.language));
    out_.flush();
    if (out_.failed()) return false;
    return options_.html.empty() ||
           write_page(options_.html, netral::render_html(report_, options_.language));
}

ending run_of_comparison::end() const
{
    const netral::comparison_totals& totals = compare_.totals();
    if (report_.proof && report_.proof->is_contradicted()) {
        complain(codes::gave_up, "a record changes where it was proved that none can; please "
                                 "report this mistake of netral with the rules");
        return ending::inconclusive;
    }
    if (totals.errors > 0) return ending::bad_records;
    if (report_.proof && report_.proof->says == netral::proof_verdict::inconclusive)
        return ending::inconclusive;
    const bool proved_otherwise =
        report_.proof && report_.proof->says == netral::proof_verdict::different;
    return compare_.texts().empty() && totals.all_changed() == 0 && !proved_otherwise
               ? ending::well
               : ending::negative;
}

/// Nothing where what these options ask for can be proved.
std::optional<ending> cannot_prove(const diff_options& options)
{
    if (!options.prove || netral::has_solver()) return std::nullopt;
    complain_of_solver();
    return ending::something_missing;
}

netral::proof proved(const netral::comparison& c)
{
    netral::proof_options how;
    how.readings_before = c.before().readings;
    how.readings_after = c.after().readings;
    how.on_before = c.before().as_of;
    how.on_after = c.after().as_of;
    return prove(*c.before().program, *c.after().program, how);
}

} // namespace

ending diff(const diff_options& options)
{
    if (const auto no = cannot_prove(options)) return *no;
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
    if (options.prove) run.take_proof(proved(*compare));
    const bool readable = run.over(files);
    return run.finish() && readable ? run.end() : ending::wrong_usage;
}

} // namespace harness

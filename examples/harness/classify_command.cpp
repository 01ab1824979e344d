// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral classify`: JSON Lines in, one classification out for each record, in the order of the
/// records; an error takes the place of a record that cannot be used.

#include "classify_stream.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "record_lines.hpp"
#include "rule_files.hpp"

#include <netral/classify/classifier.hpp>
#include <netral/classify/json.hpp>
#include <netral/classify/suggest.hpp>
#include <netral/classify/text.hpp>
#include <netral/record/reader.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <thread>

namespace harness {
namespace {

constexpr std::size_t rows_at_once = 1000; ///< of a table, for which its columns are settled

/// Where a record came from, for messages.
struct record_place {
    std::size_t line = 0;
    std::string_view file; ///< empty when there is only one
};

using suggestions = std::vector<netral::suggestion>;

/// What becomes of a classification or of errors.
class sink {
public:
    virtual ~sink() = default;
    /// @param s  What the narrative suggests, or null pointer where nobody asked.
    virtual void add(const netral::classification& c, const netral::record& r,
                     const suggestions* s) = 0;
    virtual void add_errors(const std::vector<netral::record_error>& errors, record_place where,
                            std::string_view record_id) = 0;
    virtual void finish() {}
};

class json_lines : public sink {
public:
    json_lines(output& out, const netral::program& p, netral::detail d)
        : out_(out), program_(p), detail_(d)
    {
    }

    void add(const netral::classification& c, const netral::record& r,
             const suggestions* s) override
    {
        std::string& line = out_.buffer();
        netral::append_json(line, c, program_, r, detail_);
        if (s != nullptr) {
            line.back() = ','; // one more member of the object
            line += "\"suggestions\":";
            netral::append_json(line, *s, program_);
            line += '}';
        }
        out_.write("\n");
    }
    void add_errors(const std::vector<netral::record_error>& errors, record_place where,
                    std::string_view record_id) override
    {
        netral::append_json(out_.buffer(), errors, where.line, record_id, where.file);
        out_.write("\n");
    }

private:
    output& out_;
    const netral::program& program_;
    netral::detail detail_;
};

class table : public sink {
public:
    table(output& out, const netral::program& p, netral::language l)
        : out_(out), rows_(p, l, output_width())
    {
    }

    void add(const netral::classification& c, const netral::record&, const suggestions*) override
    {
        rows_.add(c);
        hand_out();
    }
    void add_errors(const std::vector<netral::record_error>& errors, record_place where,
                    std::string_view record_id) override
    {
        rows_.add_error(record_id, where.line, errors);
        hand_out();
    }
    void finish() override
    {
        out_.write(rows_.take());
        out_.flush();
        say(rows_.summary());
    }

private:
    void hand_out()
    {
        if (rows_.waiting() >= rows_at_once) out_.write(rows_.take());
    }

    output& out_;
    netral::classification_table rows_;
};

class memos : public sink {
public:
    memos(output& out, const netral::program& p, netral::language l)
        : out_(out), program_(p), language_(l), width_(std::min<std::size_t>(output_width(), 100))
    {
    }

    void add(const netral::classification& c, const netral::record& r,
             const suggestions* s) override
    {
        separate();
        out_.write(netral::render_text(c, program_, r, language_, width_));
        if (s != nullptr) out_.write(netral::render_text(*s, program_, language_, width_));
        counts_.count(c);
    }
    void add_errors(const std::vector<netral::record_error>& errors, record_place where,
                    std::string_view record_id) override
    {
        separate();
        out_.write(netral::render_text(errors, where.line, record_id, language_, width_));
        counts_.count_error();
    }
    void finish() override
    {
        out_.flush();
        say(counts_.summary(language_));
    }

private:
    void separate()
    {
        if (!first_) out_.write("\n" + std::string(width_, '-') + "\n\n");
        first_ = false;
    }

    output& out_;
    const netral::program& program_;
    netral::language language_;
    std::size_t width_;
    bool first_ = true;
    netral::classification_counts counts_;
};

std::unique_ptr<sink> sink_for(const classify_options& options, output& out,
                               const rule_files& files)
{
    switch (options.format) {
    case output_format::table:
        return std::make_unique<table>(out, *files.program, options.language);
    case output_format::text: return std::make_unique<memos>(out, *files.program, options.language);
    case output_format::jsonl:
        return std::make_unique<json_lines>(out, *files.program, options.detail);
    }
    return nullptr;
}

netral::read_options limits_of(const classify_options& options)
{
    netral::read_options limits;
    limits.ignore_unknown_keys = options.ignore_unknown_keys;
    limits.fast = options.fast;
    return limits;
}

/// One run over all files.
class run_of_records final : public line_taker {
public:
    run_of_records(const classify_options& options, const rule_files& files, output& out)
        : out_(out), sink_(sink_for(options, out, files)), limits_(limits_of(options)),
          reader_(files.program->rules(), files.program->slots(), files.program->facts_follow(),
                  limits_),
          record_(files.program->slots()), classifier_(files.program, how(options, files))
    {
        if (options.suggest) suggester_.emplace(*files.program);
    }

    [[nodiscard]] ending over(const std::vector<input_file>& files);

private:
    static netral::classify_options how(const classify_options& options, const rule_files& files)
    {
        netral::classify_options out;
        // A table shows what JSON has at `findings`, a memo also what would settle the verdict.
        out.detail = options.format == output_format::jsonl   ? options.detail
                     : options.format == output_format::table ? netral::detail::findings
                                                              : netral::detail::full;
        out.readings = files.readings;
        return out;
    }

    void begin(std::string_view file) override { file_ = file; }
    void take(std::string_view line, std::size_t number) override;
    void refuse(std::size_t number, std::size_t longest) override;
    void hand_out() override { out_.flush(); }

    output& out_;
    std::unique_ptr<sink> sink_;
    netral::read_options limits_;
    netral::record_reader reader_;
    netral::record record_;
    netral::classifier classifier_;
    netral::classification classification_;
    std::optional<netral::suggester> suggester_;
    suggestions suggestions_;
    std::string_view file_; ///< that is read; empty where there is only one
    bool bad_records_ = false;
};

void run_of_records::take(std::string_view line, std::size_t number)
{
    if (reader_.read(line, record_)) {
        classifier_.classify(record_, classification_);
        if (suggester_) suggester_->suggest(record_, suggestions_);
        sink_->add(classification_, record_, suggester_ ? &suggestions_ : nullptr);
    } else {
        bad_records_ = true;
        sink_->add_errors(reader_.errors(), {number, file_}, reader_.last_id());
    }
}

void run_of_records::refuse(std::size_t number, std::size_t longest)
{
    bad_records_ = true;
    sink_->add_errors({too_long(longest)}, {number, file_}, {});
}

ending run_of_records::over(const std::vector<input_file>& files)
{
    const bool readable = pass_over(files, limits_.record_bytes, out_, *this);
    sink_->finish();
    out_.flush();
    if (!readable || out_.failed()) return ending::wrong_usage;
    return bad_records_ ? ending::bad_records : ending::well;
}

netral::line_options lines_as(const classify_options& options, const rule_files& files)
{
    netral::line_options how;
    how.how.detail = options.detail;
    how.how.readings = files.readings;
    how.limits = limits_of(options);
    how.remembered = options.remembered;
    return how;
}

unsigned jobs_of(const classify_options& options)
{
    if (options.jobs != 0) return options.jobs;
    return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace

ending classify(const classify_options& options)
{
    const rule_files files = load_rules(options.from);
    if (!files) return ending::wrong_usage;
    const std::vector<input_file> inputs = open_all(options.files);
    if (inputs.empty()) return ending::wrong_usage;
    output out;
    if (options.format == output_format::jsonl && !options.suggest)
        return classify_stream(files.program, lines_as(options, files), jobs_of(options), inputs,
                               out);
    return run_of_records(options, files, out).over(inputs);
}

} // namespace harness

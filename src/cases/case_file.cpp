// SPDX-License-Identifier: Apache-2.0

/// @file
/// Case files: YAML to cases, every name looked up, every record read once. The only door is
/// cases/case_file.hpp.

#include <netral/cases/case_file.hpp>

#include "codes.hpp"
#include "expansion.hpp"
#include "record_text.hpp"

#include <netral/record/reader.hpp>
#include <netral/ruleset/document.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace netral {
namespace {

constexpr std::array<std::string_view, 3> file_keys{"fixtures", "tags", "cases"};
constexpr std::array<std::string_view, 10> case_keys{
    "name", "rule", "record", "readings", "expect", "tags", "like", "on", "matrix", "variants"};
constexpr std::array<std::string_view, 9> expect_keys{"verdict", "holds",      "open",
                                                      "fails",   "not_raised", "sanctions",
                                                      "missing", "warnings",   "at_least"};

std::string quoted(std::string_view word)
{
    std::string out(1, '`');
    out += word;
    return out += '`';
}

/// "did you mean `x`?", or nothing.
std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates)
{
    const std::string_view near = nearest(word, candidates);
    return near.empty() ? std::string() : "did you mean " + quoted(near) + "?";
}

template <class All, class Name>
std::vector<std::string_view> names_of(const All& all, Name name)
{
    std::vector<std::string_view> out;
    for (const auto& one : all) out.push_back(name(one));
    return out;
}

/// Reads the cases of one file and collects what is wrong with them.
class case_parser {
public:
    case_parser(const program& p, case_file& out)
        : rules_(p.rules()), reader_(p.rules(), p.slots(), p.facts_follow()), scratch_(p.slots()),
          out_(out)
    {
    }

    void read(const document_node& file);
    diagnostics found;

private:
    diagnostic& error(code id, const location& where, std::string message, std::string help = {});
    bool is_map(const document_node& node, std::string_view what);
    template <std::size_t N>
    void check_keys(const document_node& map, const std::array<std::string_view, N>& known,
                    std::string_view what);
    const document_node* need(const document_node& map, std::string_view key);
    std::string text(const document_node* node, std::string_view key);
    bool flag(const document_node& node, std::string_view key);

    void one_case(const document_node& node);
    void name(const document_node& node, test_case& to);
    void tags(const document_node& node, std::vector<std::string>& to);
    void record_of(const document_node& node, test_case& to);
    void readings(const document_node& node, test_case& to);
    void expect(const document_node& node, test_case& to);
    void verdict_of(const document_node& node, expectation& to);
    void each_name(const document_node& list, std::string_view key, auto use);
    void rule_list(const document_node& expect, std::string_view key, std::vector<rule_id>& to);
    void sanction_list(const document_node& node, expectation& to);
    void fact_list(const document_node& node, expectation& to);
    void count(const document_node& node, expectation& to);
    rule_id rule_named(const document_node& node);

    const ruleset& rules_;
    record_reader reader_;
    record scratch_;
    case_file& out_;
    std::vector<std::string> of_file_;                 ///< tags
    std::vector<std::pair<rule_id, location>> listed_; ///< in the case that is being read
};

diagnostic& case_parser::error(code id, const location& where, std::string message,
                               std::string help)
{
    diagnostic d;
    d.id = id;
    d.where = where;
    d.message = std::move(message);
    d.help = std::move(help);
    found.push_back(std::move(d));
    return found.back();
}

bool case_parser::is_map(const document_node& node, std::string_view what)
{
    if (node.is_map()) return true;
    error(codes::wrong_kind, node.where, std::string(what) + " has to be a map");
    return false;
}

template <std::size_t N>
void case_parser::check_keys(const document_node& map, const std::array<std::string_view, N>& known,
                             std::string_view what)
{
    for (const document_node& key : map.keys)
        if (std::find(known.begin(), known.end(), key.text) == known.end())
            error(codes::unknown_key, key.where,
                  quoted(key.text) + " is not a key of " + std::string(what),
                  suggestion(key.text, {known.begin(), known.end()}));
}

const document_node* case_parser::need(const document_node& map, std::string_view key)
{
    const document_node* node = map.find(key);
    if (node == nullptr)
        error(codes::missing_key, map.where, quoted(key) + " is missing from this case");
    return node;
}

std::string case_parser::text(const document_node* node, std::string_view key)
{
    if (node == nullptr) return {};
    if (node->is_scalar() && !node->text.empty()) return node->text;
    error(codes::wrong_kind, node->where, quoted(key) + " has to be text");
    return {};
}

bool case_parser::flag(const document_node& node, std::string_view key)
{
    if (node.plain && (node.text == "true" || node.text == "false")) return node.text == "true";
    error(codes::wrong_kind, node.where, quoted(key) + " has to be `true` or `false`");
    return false;
}

void case_parser::each_name(const document_node& list, std::string_view key, auto use)
{
    if (!list.is_list()) {
        error(codes::wrong_kind, list.where, quoted(key) + " has to be a list");
        return;
    }
    for (const document_node& item : list.items) {
        if (item.is_scalar())
            use(item);
        else
            error(codes::wrong_kind, item.where, quoted(key) + " has to be a list of names");
    }
}

void case_parser::read(const document_node& file)
{
    if (!is_map(file, "a case file")) return;
    check_keys(file, file_keys, "a case file");
    const document_node* fixtures = file.find("fixtures");
    if (fixtures != nullptr && !is_map(*fixtures, "`fixtures`")) fixtures = nullptr;
    if (const document_node* all = file.find("tags")) tags(*all, of_file_);
    const document_node* cases = file.find("cases");
    if (cases == nullptr) {
        error(codes::missing_key, file.where, "`cases` is missing from this file");
    } else if (!cases->is_list()) {
        error(codes::wrong_kind, cases->where, "`cases` has to be a list");
    } else {
        expansion short_ones(rules_, fixtures, found);
        for (const document_node& node : cases->items)
            for (const document_node& whole : short_ones.of(node)) one_case(whole);
    }
}

void case_parser::one_case(const document_node& node)
{
    if (!is_map(node, "a case")) return;
    check_keys(node, case_keys, "a case");
    test_case made;
    made.where = node.where;
    listed_.clear();
    name(node, made);
    made.tags = of_file_;
    if (const document_node* own = node.find("tags")) tags(*own, made.tags);
    if (const document_node* about = node.find("rule")) made.about = rule_named(*about);
    if (const document_node* record = need(node, "record")) record_of(*record, made);
    if (const document_node* chosen = node.find("readings")) readings(*chosen, made);
    if (const document_node* wanted = need(node, "expect")) expect(*wanted, made);
    out_.cases.push_back(std::move(made));
}

void case_parser::name(const document_node& node, test_case& to)
{
    const document_node* given = need(node, "name");
    to.name = text(given, "name");
    if (given == nullptr || to.name.empty()) return;
    to.where = given->where;
    for (const test_case& earlier : out_.cases)
        if (earlier.name == to.name)
            error(codes::name_twice, given->where, "another case of this file has this name")
                .notes.push_back({"here", earlier.where});
}

void case_parser::tags(const document_node& node, std::vector<std::string>& to)
{
    each_name(node, "tags", [&](const document_node& item) {
        if (std::find(to.begin(), to.end(), item.text) == to.end()) to.push_back(item.text);
    });
}

/// The record must be readable: an error of the record is an error of the case file.
void case_parser::record_of(const document_node& node, test_case& to)
{
    if (!is_map(node, "`record`")) return;
    const record_text made = to_record(node, rules_);
    if (!reader_.read(made.json, scratch_))
        for (const record_error& e : reader_.errors()) {
            const bool named =
                e.path.empty() || e.message.find(quoted(e.path)) != std::string::npos;
            error(e.id, made.place(e.column), (named ? "" : quoted(e.path) + ": ") + e.message,
                  e.help);
        }
    to.record = made.json;
}

void case_parser::readings(const document_node& node, test_case& to)
{
    if (!is_map(node, "`readings`")) return;
    for (const reading& r : rules_.readings) to.readings.push_back(r.chosen);
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        const document_node& key = node.keys[i];
        const reading_id id = rules_.find_reading(key.text);
        if (id == none) {
            error(codes::unknown_reading, key.where, "no reading is called " + quoted(key.text),
                  suggestion(key.text, names_of(rules_.readings, [](const reading& r) {
                                 return std::string_view(r.name);
                             })));
            continue;
        }
        const auto& options = rules_.readings[id].options;
        const auto option = std::find_if(options.begin(), options.end(), [&](const auto& o) {
            return o.name == node.items[i].text;
        });
        if (option == options.end())
            error(codes::unknown_option, node.items[i].where,
                  quoted(node.items[i].text) + " is not an option of " + quoted(key.text),
                  suggestion(node.items[i].text, names_of(options, [](const reading_option& o) {
                                 return std::string_view(o.name);
                             })));
        else
            to.readings[id] = static_cast<std::uint32_t>(option - options.begin());
    }
}

void case_parser::expect(const document_node& node, test_case& to)
{
    if (!is_map(node, "`expect`")) return;
    check_keys(node, expect_keys, "`expect`");
    expectation& e = to.expect;
    if (const document_node* says = node.find("verdict")) verdict_of(*says, e);
    rule_list(node, "holds", e.holds);
    rule_list(node, "open", e.open);
    rule_list(node, "fails", e.fails);
    rule_list(node, "not_raised", e.not_raised);
    if (const document_node* list = node.find("sanctions")) sanction_list(*list, e);
    if (const document_node* list = node.find("missing")) fact_list(*list, e);
    if (const document_node* number = node.find("warnings")) count(*number, e);
    if (const document_node* word = node.find("at_least")) e.at_least = flag(*word, "at_least");
    if (e.at_least && node.keys.size() == 1)
        error(codes::expects_nothing, node.where, "nothing is expected of this case",
              "say what has to hold, or leave `at_least` out");
}

void case_parser::verdict_of(const document_node& node, expectation& to)
{
    for (const verdict v : {verdict::not_indicated, verdict::open, verdict::indicated})
        if (node.is_scalar() && node.text == to_string(v)) to.verdict = v;
    if (!to.verdict)
        error(codes::not_a_verdict, node.where,
              quoted(node.text) + " is not a verdict: `indicated`, `open` or `not_indicated`",
              suggestion(node.text, {"indicated", "open", "not_indicated"}));
}

rule_id case_parser::rule_named(const document_node& node)
{
    const rule_id id = node.is_scalar() ? rules_.find_rule(node.text) : none;
    if (id == none)
        error(codes::unknown_rule, node.where, "no rule is called " + quoted(node.text),
              suggestion(node.text, names_of(rules_.rules, [](const rule& r) {
                             return std::string_view(r.id);
                         })));
    return id;
}

void case_parser::rule_list(const document_node& expect, std::string_view key,
                            std::vector<rule_id>& to)
{
    const document_node* list = expect.find(key);
    if (list == nullptr) return;
    each_name(*list, key, [&](const document_node& item) {
        const rule_id id = rule_named(item);
        if (id == none) return;
        const auto earlier = std::find_if(listed_.begin(), listed_.end(),
                                          [&](const auto& l) { return l.first == id; });
        if (earlier != listed_.end())
            error(codes::rule_twice, item.where,
                  quoted(item.text) + " is here twice; a rule comes out in one way")
                .notes.push_back({"here", earlier->second});
        listed_.emplace_back(id, item.where);
        to.push_back(id);
    });
}

void case_parser::sanction_list(const document_node& node, expectation& to)
{
    std::vector<sanction_id> all;
    each_name(node, "sanctions", [&](const document_node& item) {
        const sanction_id id = rules_.find_sanction(item.text);
        if (id == none)
            error(codes::unknown_sanction, item.where, "no sanction is called " + quoted(item.text),
                  suggestion(item.text, names_of(rules_.sanctions, [](const sanction& s) {
                                 return std::string_view(s.id);
                             })));
        else
            all.push_back(id);
    });
    std::sort(all.begin(), all.end());
    to.sanctions = std::move(all);
}

void case_parser::fact_list(const document_node& node, expectation& to)
{
    each_name(node, "missing", [&](const document_node& item) {
        const fact_id id = rules_.find_fact(item.text);
        if (id == none)
            error(codes::unknown_fact, item.where, "no fact is called " + quoted(item.text),
                  suggestion(item.text, names_of(rules_.facts, [](const fact& f) {
                                 return std::string_view(f.path);
                             })));
        else
            to.missing.push_back(id);
    });
}

void case_parser::count(const document_node& node, expectation& to)
{
    std::size_t n = 0;
    const char* end = node.text.data() + node.text.size();
    const auto [rest, trouble] = std::from_chars(node.text.data(), end, n);
    if (!node.is_scalar() || trouble != std::errc() || rest != end)
        error(codes::wrong_kind, node.where, "`warnings` has to be a number");
    else
        to.warnings = n;
}

} // namespace

result<case_file> read_cases(source_ptr in, const program& p, const load_limits& limits)
{
    const auto tree = read_document(in, limits);
    if (!tree) return tree.errors();
    case_file out;
    out.in = std::move(in);
    case_parser parser(p, out);
    parser.read(*tree);
    if (parser.found.empty()) return out;
    sort_by_place(parser.found);
    return std::move(parser.found);
}

} // namespace netral

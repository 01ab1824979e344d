// SPDX-License-Identifier: Apache-2.0

/// @file
/// The words of the command line. Its door for the program is command_line.hpp.

#include "command_line.hpp"

#include "codes.hpp"
#include "command_words.hpp"
#include "output.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <system_error>

namespace harness {
namespace {

constexpr unsigned most_jobs = 256;
constexpr std::size_t most_remembered = std::size_t{1} << 20;

constexpr std::string_view hint =
    "`netral --help` and `netral COMMAND --help` say what can be asked\n";

const std::map<std::string, netral::language> languages{{"id", netral::language::indonesian},
                                                        {"en", netral::language::english}};
const std::map<std::string, netral::detail> details{{"verdict", netral::detail::verdict},
                                                    {"findings", netral::detail::findings},
                                                    {"full", netral::detail::full}};
const std::map<std::string, output_format> formats{{"table", output_format::table},
                                                   {"text", output_format::text},
                                                   {"jsonl", output_format::jsonl}};
const std::map<std::string, test_format> test_formats{
    {"text", test_format::text}, {"tap", test_format::tap}, {"junit", test_format::junit}};
const std::map<std::string, schema_kind> schemas{{"record", schema_kind::record},
                                                 {"cases", schema_kind::cases},
                                                 {"rules", schema_kind::rules},
                                                 {"classification", schema_kind::classification},
                                                 {"explanation", schema_kind::explanation},
                                                 {"diff", schema_kind::diff}};
const std::map<std::string, explain_format> explain_formats{
    {"conditions", explain_format::conditions},
    {"text", explain_format::text},
    {"jsonl", explain_format::jsonl}};
const std::map<std::string, page_format> page_formats{
    {"text", page_format::text}, {"html", page_format::html}, {"json", page_format::json}};
const std::map<std::string, page_detail> page_details{{"sheet", page_detail::sheet},
                                                      {"full", page_detail::full}};

/// `NAME=N`.
void set_limit(netral::cel::limits& limits, const std::string& words)
{
    const std::size_t sign = words.find('=');
    const std::string name = words.substr(0, sign);
    std::uint64_t amount = 0;
    const char* const end = words.data() + words.size();
    const char* const begin = sign == std::string::npos ? end : words.data() + sign + 1;
    const auto read = std::from_chars(begin, end, amount);
    if (begin == end || read.ec != std::errc() || read.ptr != end)
        throw CLI::ValidationError("--limit", "`" + words + "` is not NAME=N");
    if (netral::cel::set_limit(limits, name, amount)) return;
    std::string names;
    for (const std::string_view known : netral::cel::limit_names()) {
        if (known == name)
            throw CLI::ValidationError("--limit", "`" + name + "` cannot be that large");
        names += (names.empty() ? "" : ", ") + std::string(known);
    }
    throw CLI::ValidationError("--limit", "`" + name + "` is not one of " + names);
}

} // namespace

command_line::command_line()
{
    app.set_version_flag("--version", "netral " NETRAL_PROGRAM_VERSION);
    app.require_subcommand(1);
    app.get_formatter()->label("SUBCOMMAND", "COMMAND");
    app.footer("Exit status: 0 done and all well, 1 the answer is negative (a failed case, a rule "
               "set with errors),\n2 wrong usage or unreadable input, 3 something needed is not "
               "there, 4 not known, 5 some records had errors.\n\n"
               "Example:\n  netral classify --rules rules/netralitas "
               "examples/incidents/jakarta.jsonl\n\n"
               "`netral COMMAND --help` says more about each command.");
    add_check();
    add_classify();
    add_explain();
    add_guide();
    add_test();
    add_diff();
    add_cover();
    add_mutate();
    add_rules_command();
    add_cel();
    add_prove();
    add_schema();
}

CLI::App* command_line::command(const std::string& name, const std::string& what,
                                const std::string& examples)
{
    CLI::App* made = app.add_subcommand(name, what);
    made->group("Commands");
    made->footer("Examples:\n" + examples);
    return made;
}

void command_line::add_rules(CLI::App* to, rule_options& from, bool as_option)
{
    const std::string what = "A folder with `ruleset.yaml`, or one rule file";
    if (as_option)
        to->add_option("--rules", from.rules, what)->required()->type_name("RULES");
    else
        to->add_option("RULES", from.rules, what)->required()->type_name("");
}

void command_line::add_overlays(CLI::App* to, rule_options& from)
{
    to->add_option("--overlay", from.overlays, "An overlay on the rules; may be given again")
        ->type_name("FILE")
        ->expected(1)
        ->take_all();
}

/// `NAME=N`, as often as wanted.
void command_line::add_limits(CLI::App* to, netral::cel::limits& limits)
{
    const auto set = [&limits](const std::vector<std::string>& all) {
        for (const std::string& one : all) set_limit(limits, one);
        return true;
    };
    to->add_option("--limit", set, "A limit of conditions, such as steps=5000; may be given again")
        ->type_name("NAME=N")
        ->expected(1)
        ->take_all();
}

/// `NAME=OPTION`, as often as wanted.
void command_line::add_readings(CLI::App* to, rule_options& from, const std::string& name)
{
    const auto split = [&from, name](const std::vector<std::string>& all) {
        for (const std::string& one : all) {
            const std::size_t sign = one.find('=');
            if (sign == std::string::npos || sign == 0)
                throw CLI::ValidationError(name, "`" + one + "` is not NAME=OPTION");
            from.readings.emplace_back(one.substr(0, sign), one.substr(sign + 1));
        }
        return true;
    };
    to->add_option(name, split, "Decide a contested reading; may be given again")
        ->type_name("NAME=OPTION")
        ->expected(1)
        ->take_all();
}

void command_line::add_language(CLI::App* to, netral::language& language)
{
    add_choice(to, "--lang", language, languages, "Indonesian or English", "id");
}

void command_line::add_check()
{
    CLI::App* c = command("check", "Check a rule set: all mistakes at once, with their places",
                          "  netral check rules/netralitas\n"
                          "  netral check rules/netralitas --overlay jakarta.yaml --plan");
    add_rules(c, check_.from, false);
    add_overlays(c, check_.from);
    add_limits(c, check_.from.limits);
    c->add_flag("--plan", check_.plan, "Also print what the rules were compiled to");
    c->final_callback([this] { chosen = [this] { return check(check_); }; });
}

void command_line::add_classify()
{
    CLI::App* c = command(
        "classify", "Classify records, one JSON object a line",
        "  netral classify --rules rules/netralitas examples/incidents/*.jsonl\n"
        "  netral classify --rules rules/netralitas --format text --lang en record.jsonl\n"
        "  netral classify --rules rules/netralitas --format jsonl --detail verdict - < all.jsonl\n"
        "  netral classify --rules rules/netralitas --format jsonl --jobs 0 all.jsonl\n"
        "  netral classify --rules rules/netralitas --reading skb_b_calon=bakal_calon "
        "record.jsonl\n"
        "  netral classify --rules rules/netralitas --format text --suggest record.jsonl");
    add_rules(c, classify_.from, true);
    add_overlays(c, classify_.from);
    add_limits(c, classify_.from.limits);
    add_readings(c, classify_.from);
    add_choice(c, "--detail", classify_.detail, details, "How much a line of jsonl says",
               "findings");
    add_choice(c, "--format", classify_.format, formats, "What to print", "table");
    add_language(c, classify_.language);
    c->add_flag("--ignore-unknown-keys", classify_.ignore_unknown_keys,
                "Pass over keys that are no fact, instead of refusing the record");
    c->add_flag("--fast", classify_.fast,
                "Look only at facts that rules read; what is wrong with other keys and values may "
                "go unnoticed");
    c->add_flag("--suggest", classify_.suggest,
                "Also print the facts that words of the narrative suggest, and these words (text, "
                "jsonl)");
    c->add_option("--jobs", classify_.jobs,
                  "Threads that classify, answers in the order of the records (jsonl); 0: as many "
                  "as the machine has")
        ->type_name("N")
        ->check(CLI::Range(0U, most_jobs).description(""));
    c->add_option("--remember", classify_.remembered,
                  "Answers that each thread keeps for records that state the same of all that "
                  "decides (--detail verdict); 0: none")
        ->type_name("N")
        ->check(CLI::Range(std::size_t{0}, most_remembered).description(""));
    c->add_option("FILE", classify_.files, "Files of records; - or none is standard input")
        ->type_name("");
    c->final_callback([this] {
        if (classify_.suggest && classify_.format == output_format::table)
            throw CLI::ValidationError("--suggest", "needs --format text or jsonl");
        if (classify_.suggest && classify_.fast)
            throw CLI::ValidationError("--suggest",
                                       "needs the narrative, which --fast passes over");
        if (classify_.jobs != 1 && (classify_.suggest || classify_.format != output_format::jsonl))
            throw CLI::ValidationError("--jobs", "needs --format jsonl, without --suggest");
        chosen = [this] { return classify(classify_); };
    });
}

void command_line::add_explain()
{
    CLI::App* c = command("explain", "Explain one rule on one record, or all that speak up",
                          "  netral explain --rules rules/netralitas --rule uu-10-2016.71.2 "
                          "examples/incidents/keputusan.jsonl:3\n"
                          "  netral explain --rules rules/netralitas --rule skb-2022.II.B.6 --lang "
                          "en - < record.json\n"
                          "  netral explain --rules rules/netralitas --format text "
                          "examples/incidents/keputusan.jsonl:3\n"
                          "  netral explain --rules rules/netralitas --rule skb-2022.II.B.6 "
                          "--why-not - < record.json");
    add_rules(c, explain_.from, true);
    CLI::Option* rule = c->add_option("--rule", explain_.rule,
                                      "One rule; without it all that hold, are open or "
                                      "turn on a reading")
                            ->type_name("ID");
    c->add_flag("--why-not", explain_.why_not,
                "Also the smallest change of facts under which the rule would hold");
    add_choice(c, "--format", explain_.format, explain_formats, "How to write it",
               "conditions of one rule; text of all, and with --why-not");
    add_overlays(c, explain_.from);
    add_limits(c, explain_.from.limits);
    add_readings(c, explain_.from);
    add_language(c, explain_.language);
    c->add_flag("--ignore-unknown-keys", explain_.ignore_unknown_keys,
                "Pass over keys that are no fact");
    c->add_option("RECORD", explain_.record,
                  "A file with one record, - for standard input, or FILE:LINE")
        ->required()
        ->type_name("");
    c->final_callback([this, rule, format = c->get_option("--format")] {
        const bool sentences = rule->empty() || explain_.why_not;
        if (format->empty() && sentences) explain_.format = explain_format::text;
        if (sentences && explain_.format == explain_format::conditions)
            throw CLI::ValidationError("--format", "conditions needs --rule and no --why-not");
        chosen = [this] { return explain(explain_); };
    });
}

void command_line::add_guide()
{
    CLI::App* c = command("guide", "Say what an official may not do on a day, before the act",
                          "  netral guide --rules rules/netralitas --role lurah --on 2024-10-12\n"
                          "  netral guide --rules rules/netralitas --role pns --on 2024-11-25 "
                          "--format html --lang en\n"
                          "  netral guide --rules rules/netralitas --role guru --on 2023-12-01 "
                          "--fact subject.statuses=pns --fact election.id=pemilu-2024");
    add_rules(c, guide_.from, true);
    c->add_option("--role", guide_.role, "An office or a status, as records name it")
        ->required()
        ->type_name("ROLE");
    c->add_option("--on", guide_.on, "The day, as 2024-10-12")->required()->type_name("DAY");
    const auto split = [this](const std::vector<std::string>& all) {
        for (const std::string& one : all) {
            const std::size_t sign = one.find('=');
            if (sign == std::string::npos || sign == 0)
                throw CLI::ValidationError("--fact", "`" + one + "` is not FACT=VALUE");
            guide_.facts.emplace_back(one.substr(0, sign), one.substr(sign + 1));
        }
        return true;
    };
    c->add_option("--fact", split, "More that is known beforehand; may be given again")
        ->type_name("FACT=VALUE")
        ->expected(1)
        ->take_all();
    add_overlays(c, guide_.from);
    add_limits(c, guide_.from.limits);
    add_readings(c, guide_.from);
    add_choice(c, "--format", guide_.format, page_formats, "What to print; json is always full",
               "text");
    add_choice(c, "--detail", guide_.detail, page_details,
               "A sheet to hand out, or every norm with its conditions", "sheet");
    add_language(c, guide_.language);
    c->final_callback([this] { chosen = [this] { return print_guide(guide_); }; });
}

void command_line::add_test()
{
    CLI::App* c = command("test", "Run the cases that stand beside the rules",
                          "  netral test rules/netralitas\n"
                          "  netral test rules/netralitas rules/netralitas/party.cases.yaml\n"
                          "  netral test rules/netralitas --filter skb-2022 --format tap");
    add_rules(c, test_.from, false);
    add_overlays(c, test_.from);
    add_limits(c, test_.from.limits);
    c->add_option("--tag", test_.tags, "Only cases with that tag; may be given again")
        ->type_name("TAG")
        ->expected(1)
        ->take_all();
    c->add_option("--filter", test_.filter, "Only cases with that in their name, file or rule")
        ->type_name("TEXT");
    add_choice(c, "--format", test_.format, test_formats, "What to print", "text");
    c->add_flag("--untested", test_.untested, "Also name the rules that no case speaks of");
    c->add_option("CASES", test_.cases, "Case files; none means all *.cases.yaml under the rules")
        ->type_name("");
    c->final_callback([this] { chosen = [this] { return test(test_); }; });
}

void command_line::add_rules_command()
{
    CLI::App* c = command("rules", "List the rules with basis, dates, sanctions and confidence",
                          "  netral rules rules/netralitas\n"
                          "  netral rules rules/netralitas --by-instrument --lang en\n"
                          "  netral rules rules/netralitas --json");
    add_rules(c, rules_.from, false);
    add_overlays(c, rules_.from);
    add_limits(c, rules_.from.limits);
    CLI::Option* json = c->add_flag("--json", rules_.json, "As one JSON document");
    c->add_flag("--by-instrument", rules_.by_instrument, "Under the instruments that they rest on")
        ->excludes(json);
    add_language(c, rules_.language);
    c->final_callback([this] { chosen = [this] { return list_rules(rules_); }; });
}

void command_line::add_cel()
{
    CLI::App* c = command("cel", "Evaluate an expression of the Common Expression Language",
                          "  netral cel '1 + 2 == 3'\n"
                          "  netral cel 'kinds.exists(k, k.startsWith(\"un\"))' --bind "
                          "'{\"kinds\": [\"unggah\"]}'\n"
                          "  netral cel --batch tests.jsonl");
    CLI::Option* expression =
        c->add_option("EXPR", cel_.expression, "The expression")->type_name("");
    CLI::Option* bindings =
        c->add_option("--bind", cel_.bindings, "Variables, as a JSON object")->type_name("JSON");
    CLI::Option* batch =
        c->add_option("--batch", cel_.batch, "A file of tests, one a line; - for standard input")
            ->type_name("FILE");
    batch->excludes(expression)->excludes(bindings);
    add_limits(c, cel_.limits);
    c->final_callback([this, expression, batch] {
        if (expression->empty() && batch->empty())
            throw CLI::RequiredError("an expression, or --batch");
        chosen = [this] { return evaluate_cel(cel_); };
    });
}

void command_line::add_schema()
{
    CLI::App* c = command("schema", "Print the JSON Schema of records, rules and answers",
                          "  netral schema rules\n"
                          "  netral schema record --rules rules/netralitas\n"
                          "  netral schema cases --rules rules/netralitas\n"
                          "  netral schema classification\n"
                          "  netral schema explanation\n"
                          "  netral schema diff");
    const auto choose = [this](const std::vector<std::string>& given) {
        const auto found = schemas.find(given.front());
        if (found == schemas.end())
            throw CLI::ValidationError("OF", "`" + given.front() +
                                                 "` is not one of cases, classification, diff, "
                                                 "explanation, record, rules");
        schema_.of = found->second;
        return true;
    };
    c->add_option("OF", choose, "record, cases, rules, classification, explanation or diff")
        ->required()
        ->expected(1)
        ->type_name("");
    CLI::Option* rules =
        c->add_option("--rules", schema_.from.rules, "The rule set whose records are meant")
            ->type_name("RULES");
    add_overlays(c, schema_.from);
    add_limits(c, schema_.from.limits);
    c->final_callback([this, rules] {
        const bool of_rules = schema_.of == schema_kind::record || schema_.of == schema_kind::cases;
        if (of_rules && rules->empty())
            throw CLI::RequiredError("--rules, since each rule set has records of its own: it");
        chosen = [this] { return print_schema(schema_); };
    });
}

namespace {

/// One line, lower case, without a full stop, however CLI11 puts it.
std::string tidied(std::string message)
{
    for (char& c : message)
        if (c == '\n') c = ' ';
    while (!message.empty() && (message.back() == ' ' || message.back() == '.')) message.pop_back();
    const std::size_t sub = message.find("subcommand");
    if (sub != std::string::npos) message.erase(sub, 3);
    const bool word =
        message.size() > 1 && (message[1] == ' ' || (message[1] >= 'a' && message[1] <= 'z'));
    if (word && message[0] >= 'A' && message[0] <= 'Z')
        message[0] = static_cast<char>(message[0] - 'A' + 'a');
    return message;
}

/// A first word that is no command: CLI11 would only say that one is missing.
bool unknown_command(const CLI::App& app, int argc, char** argv)
{
    if (argc < 2 || argv[1][0] == '-' || argv[1][0] == '\0') return false;
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    const std::string given = argv[1];
    if (std::find(names.begin(), names.end(), given) != names.end()) return false;
    const std::string_view near = netral::nearest(given, {names.begin(), names.end()});
    complain(codes::wrong_words,
             "there is no command `" + given + "`" +
                 (near.empty() ? "" : "; did you mean `" + std::string(near) + "`?"));
    say(hint);
    return true;
}

} // namespace

ending run(int argc, char** argv)
{
    command_line line;
    if (unknown_command(line.app, argc, argv)) return ending::wrong_usage;
    try {
        line.app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        if (e.get_exit_code() == 0) { // help and version
            std::ostringstream text;
            line.app.exit(e, text, text);
            output out;
            out.write(text.str());
            out.flush();
            return out.failed() ? ending::wrong_usage : ending::well;
        }
        complain(codes::wrong_words, tidied(e.what()));
        say(hint);
        return ending::wrong_usage;
    }
    return line.chosen ? line.chosen() : ending::wrong_usage;
}

} // namespace harness

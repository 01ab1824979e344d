// SPDX-License-Identifier: Apache-2.0

/// @file
/// The same records through C++ and through the C API, for a count of instructions (run.sh).
///
///     capi_cost cpp|c|handle|cpp_lines|lines DETAIL ROUNDS
///
/// `cpp` and `c` are one record to JSON, `handle` a classification whose JSON is then read;
/// `cpp_lines` is line_classifier over the lines of the whole file and `lines` the file at once:
/// both remember answers. Every way must give the same bytes, a line break after each answer: their
/// sum is printed.

#include <netral.h>

#include <netral/classify/classifier.hpp>
#include <netral/classify/json.hpp>
#include <netral/classify/lines.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view rules_folder = "rules/netralitas";

/// What a line break adds, where it is not in the answer.
constexpr std::uint64_t line_break = '\n' + 1;

struct input {
    std::vector<std::string> lines;
    std::string whole;
};

/// What the answers sum up to, so that none can be left out.
std::uint64_t sum_of(std::string_view answer)
{
    return std::accumulate(answer.begin(), answer.end(), std::uint64_t{answer.size()},
                           [](std::uint64_t sum, char c) { return sum + std::uint8_t(c); });
}

input read_input()
{
    input out;
    std::ifstream in("examples/incidents/jakarta.jsonl");
    for (std::string line; std::getline(in, line);) {
        out.whole += line + '\n';
        out.lines.push_back(std::move(line));
    }
    return out;
}

std::uint64_t through_cpp(const input& in, netral::detail d, int rounds)
{
    const auto loaded = netral::load(std::string(rules_folder));
    const auto program = netral::program::compile(loaded->rules);
    const netral::program& p = **program;
    netral::record_reader reader(p.rules(), p.slots(), p.facts_follow());
    netral::record record(p.slots());
    netral::classify_options options;
    options.detail = d;
    netral::classifier classifier(*program, options);
    netral::classification made;
    std::string out;
    std::uint64_t sum = 0;
    for (int i = 0; i < rounds; ++i) {
        for (const std::string& line : in.lines) {
            out.clear();
            if (reader.read(line, record)) {
                classifier.classify(record, made);
                netral::append_json(out, made, p, record, d);
            }
            sum += sum_of(out) + line_break;
        }
    }
    return sum;
}

/// What `netral classify` does: line_classifier, which at detail::verdict remembers answers.
std::uint64_t through_cpp_lines(const input& in, netral::detail d, int rounds)
{
    const auto loaded = netral::load(std::string(rules_folder));
    netral::line_options options;
    options.how.detail = d;
    netral::line_classifier lines(*netral::program::compile(loaded->rules), options);
    std::string out;
    std::uint64_t sum = 0;
    for (int i = 0; i < rounds; ++i) {
        const std::string_view all = in.whole;
        std::size_t begin = 0;
        for (std::size_t end = 0; begin < all.size(); begin = end + 1) {
            end = all.find('\n', begin);
            out.clear();
            lines.answer(all.substr(begin, end - begin), out, 0);
            sum += sum_of(out);
        }
    }
    return sum;
}

/// The three ways through C, over one session.
class c_user {
public:
    explicit c_user(netral_detail d)
    {
        netral_ruleset* rules = nullptr;
        netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
        options.detail = d;
        if (netral_ruleset_load_directory(rules_folder.data(), rules_folder.size(), nullptr, &rules,
                                          nullptr) != NETRAL_OK ||
            netral_session_create(rules, &options, &session_, nullptr) != NETRAL_OK)
            std::exit(2);
        netral_ruleset_free(rules);
    }
    ~c_user() { netral_session_free(session_); }
    c_user(const c_user&) = delete;
    c_user& operator=(const c_user&) = delete;

    std::uint64_t json(const std::string& line)
    {
        netral_text out{"", 0};
        netral_session_classify_json(session_, line.data(), line.size(), &out, nullptr);
        return sum_of({out.data, out.size});
    }
    std::uint64_t handle(const std::string& line)
    {
        netral_text out{"", 0};
        netral_classification* made = nullptr;
        netral_session_classify(session_, line.data(), line.size(), &made, nullptr);
        netral_classification_json(made, &out);
        const std::uint64_t sum = sum_of({out.data, out.size});
        netral_classification_free(made);
        return sum;
    }
    std::uint64_t lines(const std::string& whole)
    {
        std::size_t at = 0;
        std::uint64_t sum = 0;
        netral_status status = NETRAL_MORE;
        while (status == NETRAL_MORE) {
            std::size_t consumed = 0;
            std::size_t written = 0;
            status = netral_session_classify_lines(session_, whole.data() + at, whole.size() - at,
                                                   NETRAL_LINES_LAST, buffer_.data(),
                                                   buffer_.size(), &consumed, &written);
            at += consumed;
            sum += sum_of({buffer_.data(), written});
        }
        return sum;
    }

private:
    netral_session* session_ = nullptr;
    std::vector<char> buffer_ = std::vector<char>(std::size_t{1} << 16U);
};

std::uint64_t through_c(const input& in, std::string_view way, netral_detail d, int rounds)
{
    c_user user(d);
    std::uint64_t sum = 0;
    for (int i = 0; i < rounds; ++i) {
        if (way == "lines") {
            sum += user.lines(in.whole);
            continue;
        }
        for (const std::string& line : in.lines)
            sum += (way == "c" ? user.json(line) : user.handle(line)) + line_break;
    }
    return sum;
}

struct named_detail {
    std::string_view name;
    netral::detail in_cpp;
    netral_detail in_c;
};

constexpr std::array details{
    named_detail{"verdict", netral::detail::verdict, NETRAL_DETAIL_VERDICT},
    named_detail{"findings", netral::detail::findings, NETRAL_DETAIL_FINDINGS},
    named_detail{"full", netral::detail::full, NETRAL_DETAIL_FULL},
};

} // namespace

int main(int count, char** arguments)
{
    const std::string_view wanted = count == 4 ? arguments[2] : "";
    const auto* const d = std::find_if(details.begin(), details.end(),
                                       [&](const named_detail& n) { return n.name == wanted; });
    if (d == details.end()) {
        std::fputs("usage: capi_cost cpp|c|handle|cpp_lines|lines verdict|findings|full ROUNDS\n",
                   stderr);
        return 2;
    }
    const std::string_view way = arguments[1];
    const int rounds = std::atoi(arguments[3]);
    const input in = read_input();
    const std::uint64_t sum = way == "cpp"         ? through_cpp(in, d->in_cpp, rounds)
                              : way == "cpp_lines" ? through_cpp_lines(in, d->in_cpp, rounds)
                                                   : through_c(in, way, d->in_c, rounds);
    std::printf("%zu records, %llu\n", in.lines.size(), static_cast<unsigned long long>(sum));
    return 0;
}

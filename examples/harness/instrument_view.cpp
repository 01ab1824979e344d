// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral rules RULES --by-instrument`. The only door is instrument_view.hpp.

#include "instrument_view.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

namespace harness {
namespace {

using netral::citation;
using netral::date;
using netral::instrument;
using netral::language;
using netral::rule;
using netral::rule_version;

/// A rule under an article, and while it is cited there.
struct row {
    std::string article;
    const rule* of;
    netral::period cited;
    std::string versions; ///< that cite it, where the rule has several
};

/// A rule that goes on after its instrument has ended.
struct outlived {
    const rule* of;
    const rule_version* version;
    const instrument* law;
    bool rests_on_nothing; ///< no other citation is in force on the day after
};

class instrument_view {
public:
    instrument_view(const netral::ruleset& rules, language l, output& out)
        : rules_(rules), language_(l), out_(out)
    {
    }

    void write();

private:
    void one_instrument(netral::instrument_id i);
    [[nodiscard]] std::vector<row> rows_of(netral::instrument_id i) const;
    void collect_outlived();
    void write_outlived();
    [[nodiscard]] bool is_cited_on(const rule_version& v, date d) const;
    [[nodiscard]] std::string say(const char* id, const char* en) const
    {
        return language_ == language::indonesian ? id : en;
    }

    const netral::ruleset& rules_;
    language language_;
    output& out_;
    std::vector<outlived> outlived_;
};

/// Notes that a version cites an article: a row of its own, or one more version of a row.
void note(std::vector<row>& rows, const rule& r, const rule_version& v, const citation& c)
{
    auto at = std::find_if(rows.begin(), rows.end(), [&](const row& x) {
        return x.article == c.article && x.of == &r && x.cited == c.cited;
    });
    if (at == rows.end()) at = rows.insert(rows.end(), {c.article, &r, c.cited, {}});
    if (r.versions.size() > 1) at->versions += (at->versions.empty() ? "@" : ",") + v.name;
}

std::vector<row> instrument_view::rows_of(netral::instrument_id i) const
{
    std::vector<row> out;
    for (const rule& r : rules_.rules)
        for (const rule_version& v : r.versions)
            for (const citation& c : v.basis)
                if (c.instrument == i) note(out, r, v, c);
    return out;
}

/// `9` before `10 ayat (2)` before `14`, and what is no number last.
bool earlier_article(const row& a, const row& b)
{
    const auto number = [](const std::string& text) {
        const bool is_number = !text.empty() && std::isdigit(static_cast<unsigned char>(text[0]));
        return is_number ? std::stoul(text.substr(0, 9)) : 1000000000UL;
    };
    const auto x = number(a.article);
    const auto y = number(b.article);
    return x != y ? x < y : a.article < b.article;
}

void instrument_view::one_instrument(netral::instrument_id i)
{
    std::vector<row> rows = rows_of(i);
    if (rows.empty()) return;
    std::stable_sort(rows.begin(), rows.end(), earlier_article);
    const instrument& law = rules_.instruments[i];
    const std::string days = in_words(law.in_force);
    out_.write(law.id + "  " + law.title.in(language_) + (days.empty() ? "" : " (" + days + ")") +
               "\n");
    const std::string* article = nullptr;
    for (const row& x : rows) {
        if (article == nullptr || *article != x.article)
            out_.write("  " + (x.article.empty() ? "-" : x.article) + "\n");
        article = &x.article;
        const std::string cited = in_words(x.cited);
        out_.write("    " + x.of->id + x.versions + "  " + x.of->title.in(language_) +
                   (cited.empty() ? "" : " (" + cited + ")") + "\n");
    }
}

bool instrument_view::is_cited_on(const rule_version& v, date d) const
{
    return std::any_of(v.basis.begin(), v.basis.end(), [&](const citation& c) {
        const netral::period& law = rules_.instruments[c.instrument].in_force;
        return c.cited.first <= d && d <= c.cited.last && law.first <= d && d <= law.last;
    });
}

void instrument_view::collect_outlived()
{
    for (const rule& r : rules_.rules)
        for (const rule_version& v : r.versions)
            for (const citation& c : v.basis) {
                const instrument& law = rules_.instruments[c.instrument];
                const date last = law.in_force.last;
                if (last == netral::latest_date || v.in_force.last <= last) continue;
                const bool nothing_left = !is_cited_on(v, date{last.days + 1});
                if (c.cited.last > last || nothing_left)
                    outlived_.push_back({&r, &v, &law, nothing_left});
            }
}

void instrument_view::write_outlived()
{
    if (outlived_.empty()) {
        out_.write(say("\nTidak ada aturan yang masih berlaku setelah dasarnya berakhir.\n",
                       "\nNo rule is in force after what it cites has ended.\n"));
        return;
    }
    out_.write(say("\nAturan yang masih berlaku setelah dasarnya berakhir:\n",
                   "\nRules in force after what they cite has ended:\n"));
    for (const outlived& x : outlived_) {
        const std::string version = x.version->name.empty() ? "" : "@" + x.version->name;
        out_.write("  " + x.of->id + version + "  " + x.law->id + say(" berakhir ", " ended on ") +
                   netral::to_string(x.law->in_force.last));
        if (x.rests_on_nothing)
            out_.write(say("; sesudah itu tidak ada dasar lain", "; nothing else is cited then"));
        out_.write("\n");
    }
}

void instrument_view::write()
{
    for (netral::instrument_id i = 0; i < rules_.instruments.size(); ++i) one_instrument(i);
    collect_outlived();
    write_outlived();
}

} // namespace

std::string in_words(const netral::period& p)
{
    if (p == netral::period{}) return {};
    const std::string from = p.first == netral::earliest_date ? "..." : netral::to_string(p.first);
    const std::string to = p.last == netral::latest_date ? "..." : netral::to_string(p.last);
    return from + " - " + to;
}

void write_by_instrument(const netral::ruleset& rules, language l, output& out)
{
    instrument_view(rules, l, out).write();
}

} // namespace harness

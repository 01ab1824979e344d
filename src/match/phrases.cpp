// SPDX-License-Identifier: Apache-2.0

/// @file
/// A trie over words: at each word of a text that begins some phrase the trie is followed along the
/// words after it, a word said twice counting once.
///
/// Words of lexicons with affixes are looked up by their stems, others as they stand. The two have
/// vocabularies of their own; each step of the trie says which one it means.
///
/// Door: match/phrases.hpp. Read next: words.cpp, stems.cpp.

#include <netral/match/phrases.hpp>

#include "stems.hpp"
#include "words.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace netral {

namespace {

constexpr code no_word{1013};
constexpr code too_long{1014};

/// A word of a phrase: of which vocabulary, and what stands before it.
struct link {
    std::uint32_t word = 0;
    bool stem = false;
    separator before = separator::other;

    friend bool operator==(const link&, const link&) = default;
};

/// From one node of the trie to another.
struct step {
    link over;
    std::uint32_t to = 0;
};

struct node {
    std::vector<step> steps;
    std::vector<std::uint32_t> lexicons; ///< with a phrase that ends here
};

using vocabulary = std::map<std::string, std::uint32_t, std::less<>>;

std::uint32_t number_of(vocabulary& known, std::string_view word)
{
    const auto next = static_cast<std::uint32_t>(known.size());
    return known.emplace(std::string(word), next).first->second;
}

std::vector<std::pair<std::string_view, std::uint32_t>> listed(const vocabulary& known)
{
    return {known.begin(), known.end()};
}

/// Short words and such with digits have no affixes.
bool takes_affixes(std::string_view word) noexcept
{
    return word.size() >= 3 &&
           std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A word of the text as the trie knows it.
struct understood {
    std::uint32_t exact = name_table::missing;
    stem_list stems;

    [[nodiscard]] bool is(const link& l) const noexcept
    {
        return l.stem ? stems.has(l.word) : exact == l.word;
    }
};

void add_hit(std::vector<phrase_hit>& hits, std::size_t first, const phrase_hit& hit)
{
    const auto same = std::find_if(hits.begin() + static_cast<std::ptrdiff_t>(first), hits.end(),
                                   [&](const phrase_hit& h) { return h.lexicon == hit.lexicon; });
    if (same != hits.end())
        same->at.end = std::max(same->at.end, hit.at.end);
    else
        hits.push_back(hit);
}

/// Of what overlaps within one lexicon the first stays; then all are ordered by where they begin.
void put_in_order(std::vector<phrase_hit>& hits)
{
    if (hits.size() < 2) return;
    std::sort(hits.begin(), hits.end(), [](const phrase_hit& a, const phrase_hit& b) {
        return std::pair(a.lexicon, a.at.begin) < std::pair(b.lexicon, b.at.begin);
    });
    std::size_t kept = 1;
    for (std::size_t i = 1; i < hits.size(); ++i) {
        const phrase_hit& last = hits[kept - 1];
        if (hits[i].lexicon == last.lexicon && hits[i].at.begin < last.at.end) continue;
        hits[kept++] = hits[i];
    }
    hits.resize(kept);
    std::sort(hits.begin(), hits.end(), [](const phrase_hit& a, const phrase_hit& b) {
        return std::pair(a.at.begin, a.lexicon) < std::pair(b.at.begin, b.lexicon);
    });
}

} // namespace

struct phrase_set::tables {
    name_table exact;
    stem_vocabulary stems;
    std::vector<node> nodes{1};
    std::vector<std::uint32_t> after_exact; ///< by word, the node after it as the first; 0: none
    std::vector<std::uint32_t> after_stem;

    /// Builds the trie.
    void add(std::uint32_t lexicon, const std::vector<link>& phrase);
    void index_first_words(std::size_t exact_words, std::size_t stem_words);

    /// Where a search stands: what has been found, and where the phrase in hand begins.
    struct search {
        std::string_view text;
        std::vector<phrase_hit>& hits;
        std::size_t first_hit = 0; ///< of the phrases that begin here
        std::size_t begin = 0;
    };

    void understand(const word& w, understood& u) const noexcept;
    void begin(search& s, const word& w, const understood& u) const;
    void follow(search& s, const step& over, std::size_t end) const;
    void go_on(search& s, const node& n, const word& w, const understood& u) const;
};

void phrase_set::tables::add(std::uint32_t lexicon, const std::vector<link>& phrase)
{
    std::uint32_t at = 0;
    for (const link& l : phrase) {
        std::vector<step>& steps = nodes[at].steps;
        const auto found =
            std::find_if(steps.begin(), steps.end(), [&](const step& s) { return s.over == l; });
        if (found != steps.end()) {
            at = found->to;
            continue;
        }
        const auto next = static_cast<std::uint32_t>(nodes.size());
        steps.push_back({l, next});
        nodes.emplace_back();
        at = next;
    }
    std::vector<std::uint32_t>& ends = nodes[at].lexicons;
    if (std::find(ends.begin(), ends.end(), lexicon) == ends.end()) ends.push_back(lexicon);
}

void phrase_set::tables::index_first_words(std::size_t exact_words, std::size_t stem_words)
{
    after_exact.resize(exact_words);
    after_stem.resize(stem_words);
    for (const step& s : nodes[0].steps)
        (s.over.stem ? after_stem : after_exact)[s.over.word] = s.to;
}

void phrase_set::tables::understand(const word& w, understood& u) const noexcept
{
    u.exact = name_table::missing;
    u.stems.count = 0;
    if (w.size == 0) return;
    u.exact = exact.find(w.lower());
    if (!after_stem.empty()) stems.find(w.lower(), u.stems);
}

/// Follows the phrases that begin with the word.
void phrase_set::tables::begin(search& s, const word& w, const understood& u) const
{
    s.begin = w.begin;
    s.first_hit = s.hits.size();
    const auto start = [&](std::uint32_t number, bool stem) {
        const std::uint32_t to = (stem ? after_stem : after_exact)[number];
        if (to != 0) follow(s, {{number, stem, separator::other}, to}, w.end);
    };
    if (u.exact != name_table::missing) start(u.exact, false);
    for (std::uint32_t i = 0; i < u.stems.count; ++i) start(u.stems.numbers[i], true);
}

/// The text has the word of the step, up to `end`; perhaps the word is said twice.
void phrase_set::tables::follow(search& s, const step& over, std::size_t end) const
{
    const node& n = nodes[over.to];
    for (const std::uint32_t lexicon : n.lexicons)
        add_hit(s.hits, s.first_hit,
                {lexicon, {static_cast<std::uint32_t>(s.begin), static_cast<std::uint32_t>(end)}});
    word next;
    if (!next_word(s.text, end, next)) return;
    understood u;
    understand(next, u);
    const bool again = over.over.stem && next.before == separator::hyphen &&
                       (u.is(over.over) || next.lower() == "2");
    if (!again) return go_on(s, n, next, u);
    for (const std::uint32_t lexicon : n.lexicons)
        add_hit(
            s.hits, s.first_hit,
            {lexicon, {static_cast<std::uint32_t>(s.begin), static_cast<std::uint32_t>(next.end)}});
    if (n.steps.empty() || !next_word(s.text, next.end, next)) return;
    understand(next, u);
    go_on(s, n, next, u);
}

void phrase_set::tables::go_on(search& s, const node& n, const word& w, const understood& u) const
{
    for (const step& one : n.steps)
        if (one.over.before == w.before && u.is(one.over)) follow(s, one, w.end);
}

result<phrase_set> phrase_set::compile(const std::vector<phrase_list>& lexicons)
{
    diagnostics errors;
    vocabulary exact;
    vocabulary stems;
    auto t = std::make_unique<tables>();
    for (std::uint32_t lexicon = 0; lexicon < lexicons.size(); ++lexicon) {
        for (const std::string& text : lexicons[lexicon].phrases) {
            std::vector<link> phrase;
            bool fits = true;
            word w;
            for (std::size_t at = 0; next_word(text, at, w); at = w.end) {
                fits = fits && w.size > 0 && w.size <= longest_word;
                const bool stem = lexicons[lexicon].affixes && takes_affixes(w.lower());
                const std::uint32_t number = number_of(stem ? stems : exact, w.lower());
                phrase.push_back({number, stem, phrase.empty() ? separator::other : w.before});
            }
            if (phrase.empty())
                errors.push_back({no_word, severity::error, {}, "a phrase without a word", {}, {}});
            else if (!fits || phrase.size() > most_words)
                errors.push_back({too_long,
                                  severity::error,
                                  {},
                                  "the phrase `" + text + "` is too long",
                                  "16 words of at most 60 bytes",
                                  {}});
            else
                t->add(lexicon, phrase);
        }
    }
    if (!errors.empty()) return errors;
    t->exact = name_table(listed(exact));
    t->stems = stem_vocabulary(listed(stems));
    t->index_first_words(exact.size(), stems.size());
    return phrase_set(std::move(t));
}

phrase_set::phrase_set(std::unique_ptr<const tables> t) noexcept : tables_(std::move(t)) {}
phrase_set::phrase_set(phrase_set&&) noexcept = default;
phrase_set& phrase_set::operator=(phrase_set&&) noexcept = default;
phrase_set::~phrase_set() = default;

void phrase_set::find(std::string_view text, std::vector<phrase_hit>& hits) const
{
    hits.clear();
    tables::search s{text, hits};
    word w;
    understood u;
    for (std::size_t at = 0; next_word(text, at, w); at = w.end) {
        tables_->understand(w, u);
        if (u.exact != name_table::missing || u.stems.count > 0) tables_->begin(s, w, u);
    }
    put_in_order(hits);
}

} // namespace netral

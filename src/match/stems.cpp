// SPDX-License-Identifier: Apache-2.0

/// @file
/// Takes off affixes by their spelling: particles, possessives and -kan, -an, -i at the end, a `2`
/// that stands for saying a word twice, then one prefix, putting back the sound that the nasal of
/// me- swallows (memilih: pilih, menolak: tolak, mengajak: ajak, mengumpulkan: kumpul, menyapu:
/// sapu).
///
/// Door: stem_vocabulary. Read next: phrases.cpp.

#include "stems.hpp"

#include <cstring>
#include <iterator>
#include <span>

namespace netral {

namespace {

constexpr std::size_t shortest_stem = 3;

/// A prefix, the letters that may follow it, and the letter that it swallowed.
struct prefix {
    std::string_view letters;
    std::string_view before; ///< the stem goes on with one of these; empty: with any letter
    char swallowed = '\0';
};

constexpr std::string_view vowels = "aeiou";

/// In the order of their first letters, which `prefixes_from` relies on.
constexpr prefix prefixes[] = {
    {"be", "rk", '\0'},
    {"bel", "a", '\0'},
    {"ber", "", '\0'},
    {"di", "", '\0'},
    {"diper", "", '\0'},
    {"m", vowels, 'p'}, // the bare nasals of speech and chat: this one, and those of n
    {"me", "lmnrwy", '\0'},
    {"mem", "bfvp", '\0'},
    {"mem", vowels, 'p'},
    {"memper", "", '\0'},
    {"men", "cdjzts", '\0'},
    {"men", vowels, 't'},
    {"meny", vowels, 's'},
    {"meng", "ghqkaeiou", '\0'},
    {"meng", vowels, 'k'},
    {"menge", "", '\0'},
    {"n", vowels, 't'},
    {"n", "cdj", '\0'},
    {"ny", vowels, 's'},
    {"ny", vowels, 'c'},
    {"ng", "ghqaeiou", '\0'},
    {"ng", vowels, 'k'},
    {"per", "", '\0'},
    {"te", "rk", '\0'},
    {"ter", "", '\0'},
};

std::span<const prefix> prefixes_from(char letter) noexcept
{
    const prefix* first = std::begin(prefixes);
    while (first != std::end(prefixes) && first->letters.front() < letter) ++first;
    const prefix* last = first;
    while (last != std::end(prefixes) && last->letters.front() == letter) ++last;
    return {first, last};
}

/// Affixes are short: comparing letter by letter beats a call.
bool same_letters(const char* a, std::string_view b) noexcept
{
    for (std::size_t i = 0; i < b.size(); ++i)
        if (a[i] != b[i]) return false;
    return true;
}

bool starts_with(std::string_view text, std::string_view with) noexcept
{
    return text.size() >= with.size() && same_letters(text.data(), with);
}

bool ends_with(std::string_view text, std::string_view with) noexcept
{
    return text.size() >= with.size() && text.back() == with.back() &&
           same_letters(text.data() + text.size() - with.size(), with);
}

/// The vocabulary that stems are looked up in, and what was found.
class search {
public:
    search(const stem_vocabulary& vocabulary, std::string_view word, stem_list& found) noexcept
        : vocabulary_(vocabulary), prefixes_(prefixes_from(word.front())), found_(found)
    {
    }

    /// Everything that may be left when some of the suffixes are taken off, in their order.
    void without_suffixes(std::string_view word) noexcept
    {
        static constexpr std::string_view particles[] = {"lah", "kah", "pun", "tah"};
        static constexpr std::string_view owners[] = {"nya", "ku", "mu"};
        without_derivation(word);
        std::string_view rest = word;
        for (const std::string_view p : particles)
            if (ends_with(word, p)) {
                rest = word.substr(0, word.size() - p.size());
                without_derivation(rest);
            }
        for (const std::string_view o : owners)
            if (ends_with(rest, o)) without_derivation(rest.substr(0, rest.size() - o.size()));
    }

private:
    void without_derivation(std::string_view word) noexcept
    {
        static constexpr std::string_view derivations[] = {"kan", "an", "i"};
        without_two(word);
        for (const std::string_view d : derivations)
            if (ends_with(word, d)) without_two(word.substr(0, word.size() - d.size()));
    }

    void without_two(std::string_view word) noexcept
    {
        without_prefix(word);
        if (ends_with(word, "2")) without_prefix(word.substr(0, word.size() - 1));
    }

    void without_prefix(std::string_view word) noexcept
    {
        if (word.size() < shortest_stem || !vocabulary_.may_end_like(word)) return;
        look_up(word);
        for (const prefix& p : prefixes_) {
            if (!starts_with(word, p.letters)) continue;
            const std::string_view rest = word.substr(p.letters.size());
            if (rest.empty()) continue;
            if (!p.before.empty() && p.before.find(rest.front()) == std::string_view::npos)
                continue;
            if (p.swallowed == '\0')
                look_up(rest);
            else
                look_up_with(p.swallowed, rest);
        }
    }

    void look_up_with(char first, std::string_view rest) noexcept
    {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): what is read is written below
        std::array<char, 64> letters;
        if (rest.size() >= letters.size()) return;
        letters[0] = first;
        std::memcpy(letters.data() + 1, rest.data(), rest.size());
        look_up({letters.data(), rest.size() + 1});
    }

    void look_up(std::string_view stem) noexcept
    {
        if (stem.size() < shortest_stem) return;
        const std::uint32_t number = vocabulary_.number_of(stem);
        if (number != name_table::missing) found_.add(number);
    }

    const stem_vocabulary& vocabulary_;
    std::span<const prefix> prefixes_;
    stem_list& found_;
};

} // namespace

void stem_list::add(std::uint32_t number) noexcept
{
    if (count < most && !has(number)) numbers[count++] = number;
}

bool stem_list::has(std::uint32_t number) const noexcept
{
    for (std::uint32_t i = 0; i < count; ++i)
        if (numbers[i] == number) return true;
    return false;
}

stem_vocabulary::stem_vocabulary(
    const std::vector<std::pair<std::string_view, std::uint32_t>>& stems)
    : stems_(stems)
{
    for (const auto& [stem, number] : stems) {
        if (stem.size() < shortest_stem) continue;
        const std::size_t pair = ending(stem);
        endings_[pair / 64] |= std::uint64_t{1} << (pair % 64);
    }
}

void stem_vocabulary::find(std::string_view word, stem_list& found) const noexcept
{
    found.count = 0;
    if (word.size() >= shortest_stem) search(*this, word, found).without_suffixes(word);
}

} // namespace netral

// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// HTML from data that is not to be trusted: whatever is no tag of ours goes through text().
///
/// Read next: report_html.cpp.

#include "report_words.hpp"

#include <string>
#include <string_view>

namespace netral {

class html_writer {
public:
    explicit html_writer(language first) noexcept : first_(first) {}

    /// Markup of our own.
    html_writer& tag(std::string_view markup);

    /// Data, as text or within the quotes of an attribute.
    html_writer& text(std::string_view data);
    html_writer& number(std::size_t n) { return text(std::to_string(n)); }

    /// In both languages, of which the page shows one.
    html_writer& both(std::string_view id, std::string_view en);
    html_writer& both(phrase p) { return both(p.id, p.en); }
    html_writer& both(const bilingual& b)
    {
        return both(b.in(language::indonesian), b.in(language::english));
    }
    /// What a function says in a language.
    template <class Said>
    html_writer& said(Said say)
    {
        return both(std::string(say(language::indonesian)), std::string(say(language::english)));
    }

    /// An option of a choice; CSS cannot switch its words, so the script does.
    html_writer& option(std::string_view value, std::string_view id, std::string_view en);

    [[nodiscard]] language first() const noexcept { return first_; }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    language first_;
    std::string out_;
};

/// The section on what was proved.
void write_proof(html_writer& out, const proof_note& proof);

/// The section with the changed records and what narrows them down.
void write_records(html_writer& out, const change_report& report);

} // namespace netral

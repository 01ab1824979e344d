// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of text/diagnostic.hpp.

#include <netral/text/diagnostic.hpp>

#include <catch2/catch.hpp>

using namespace netral;

namespace {

source_ptr text(std::string content)
{
    return make_source("rules.yaml", std::move(content));
}

diagnostic error_at(source_ptr in, span at, std::string message)
{
    diagnostic d;
    d.id = code{1201};
    d.where = {std::move(in), at};
    d.message = std::move(message);
    return d;
}

} // namespace

TEST_CASE("a code is printed with four digits")
{
    CHECK(to_string(code{1201}) == "N1201");
    CHECK(to_string(code{7}) == "N0007");
}

TEST_CASE("a diagnostic is rendered with its line and a caret under the place")
{
    auto d = error_at(text("rules:\n  when: lik == 1\n"), {15, 18}, "unknown name `lik`");
    d.help = "did you mean `suka`?";
    CHECK(render(d) == "rules.yaml:2:9: error N1201: unknown name `lik`\n"
                       " 2 |   when: lik == 1\n"
                       "   |         ^~~\n"
                       " help: did you mean `suka`?\n");
}

TEST_CASE("the caret stands under its place after tabs and letters of several bytes")
{
    const auto d = error_at(text("\t\xC3\xA9 x"), {4, 5}, "m");
    CHECK(render(d) == "rules.yaml:1:4: error N1201: m\n 1 | \t\xC3\xA9 x\n   | \t  ^\n");
}

TEST_CASE("of a very long line only the part around the place is shown")
{
    const std::string long_line = std::string(5000, 'a') + "!" + std::string(5000, 'b');
    const std::string out = render(error_at(text(long_line), {5000, 5001}, "m"));
    CHECK(out.size() < 500);
    CHECK(out.find("a!b") != std::string::npos);
}

TEST_CASE("a note points at its own place")
{
    const auto in = text("a: 1\na: 2\n");
    auto d = error_at(in, {5, 6}, "key `a` is here twice");
    d.notes.push_back({"first here", {in, {0, 1}}});
    CHECK(render(d).find("rules.yaml:1:1: note: first here\n 1 | a: 1\n   | ^\n") !=
          std::string::npos);
}

TEST_CASE("a diagnostic without a source is one line")
{
    CHECK(render(error_at(nullptr, {}, "cannot open `x`")) == "error N1201: cannot open `x`\n");
}

TEST_CASE("diagnostics are ordered by place, and those of one place keep their order")
{
    const auto in = text("abc");
    diagnostics all{error_at(in, {2, 3}, "c"), error_at(in, {0, 1}, "a1"),
                    error_at(in, {0, 1}, "a2")};
    sort_by_place(all);
    CHECK(all[0].message == "a1");
    CHECK(all[1].message == "a2");
    CHECK(all[2].message == "c");
}

TEST_CASE("only an error is an error")
{
    auto d = error_at(nullptr, {}, "m");
    d.level = severity::warning;
    CHECK_FALSE(has_errors({d}));
    d.level = severity::error;
    CHECK(has_errors({d}));
}

TEST_CASE("the nearest word is a likely slip, or none")
{
    const std::vector<std::string_view> words{"suka", "unggah", "komentar", "bagikan"};
    CHECK(nearest("suak", words) == "suka");
    CHECK(nearest("ungah", words) == "unggah");
    CHECK(nearest("comentar", words) == "komentar");
    CHECK(nearest("xyz", words).empty());
    CHECK(nearest(std::string(1000, 'a'), words).empty());
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a session works with: the choices that its classifications share, and the reader, record
/// and classifier that it uses again and again.
///
/// Read next: session.hpp (the handles).

#include <netral.h>

#include <netral/classify/classifier.hpp>
#include <netral/classify/lines.hpp>
#include <netral/classify/suggest.hpp>
#include <netral/engine/program.hpp>
#include <netral/record/reader.hpp>
#include <netral/record/record.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netral::capi {

/// One classification that was given back: the next one uses its memory again.
///
/// Any thread may give back and take.
class given_back {
public:
    given_back() = default;
    ~given_back();
    given_back(const given_back&) = delete;
    given_back& operator=(const given_back&) = delete;

    /// None where none waits.
    [[nodiscard]] std::unique_ptr<netral_classification> take() noexcept;
    /// Takes the place of one that waits.
    void put(std::unique_ptr<netral_classification> c) noexcept;

private:
    std::atomic<netral_classification*> waiting_{nullptr};
};

/// What was chosen when a session was made. Immutable; its classifications share it.
struct setup {
    std::shared_ptr<const program> rules;
    classify_options how;
    read_options within;
    bool suggest = false;
    mutable given_back spare;
};

/// What is found of one record, and how it is written.
struct found {
    classification made;
    std::vector<suggestion> suggestions; ///< none unless they were asked for
};

/// Appends the line that `netral classify` writes, without a line break.
void append_line(std::string& out, const found& f, const record& r, const setup& s);

/// Reads and classifies, with buffers that are used again.
///
/// Lifetime: the setup must outlive it.
class workspace {
public:
    explicit workspace(const setup& s);

    /// Reads a record into `into`; false with errors() where it cannot be used.
    [[nodiscard]] bool read(std::string_view json, record& into)
    {
        return reader_.read(json, into);
    }
    void classify(const record& r, found& into);

    /// Reads, classifies and appends the line; false with errors() where the record cannot be used.
    [[nodiscard]] bool append_line_of(std::string_view json, std::string& out);

    [[nodiscard]] const std::vector<record_error>& errors() const noexcept
    {
        return reader_.errors();
    }
    /// Appends what is to be said of one line of many, with a line break: the classification, or
    /// what was wrong. Without suggestions answers are remembered, as line_classifier does.
    void append_answer(std::string_view line, std::string& out, std::size_t number);

private:
    const setup& setup_;
    record_reader reader_;
    record record_;
    classifier classifier_;
    std::optional<suggester> suggester_;
    found found_;
    std::optional<line_classifier> lines_; ///< made when the first of many lines comes
};

} // namespace netral::capi

// SPDX-License-Identifier: Apache-2.0

/// @file
/// Threads through the C API: sessions on one rule set, and a rule set that is replaced while eight
/// threads classify. Labelled `threads`, so that it also runs under the thread sanitizer.

#include "handles.hpp"

#include <atomic>
#include <mutex>
#include <thread>

namespace {

std::string json_of(netral_session* s, const std::string& record)
{
    netral_text text{nullptr, 0};
    if (netral_session_classify_json(s, record.data(), record.size(), &text, nullptr) != NETRAL_OK)
        return "failed";
    return std::string(capi::view(text));
}

/// A rule set in use, as a service keeps it.
class current_rules {
public:
    explicit current_rules(capi::rules first) : now_(std::move(first)) {}

    capi::rules get()
    {
        const std::lock_guard<std::mutex> held(lock_);
        return capi::rules(netral_ruleset_retain(now_.get()));
    }
    void replace(capi::rules by)
    {
        const std::lock_guard<std::mutex> held(lock_);
        now_.swap(by);
    } // the old one is given back by whoever uses it last

private:
    std::mutex lock_;
    capi::rules now_;
};

capi::rules sample_of_version(const std::string& version)
{
    std::string text = capi::sample_text();
    const std::string old = "version: \"1\"";
    text.replace(text.find(old), old.size(), "version: \"" + version + "\"");
    capi::rules out;
    REQUIRE(capi::load(text, out) == NETRAL_OK);
    return out;
}

} // namespace

TEST_CASE("sessions of several threads on one rule set answer as one does")
{
    const auto rules = capi::sample_rules();
    const auto records = capi::lines_of(capi::golden("records.jsonl"));
    std::vector<std::string> alone;
    {
        const auto session = capi::session_of(rules);
        for (const std::string& r : records) alone.push_back(json_of(session.get(), r));
    }
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            netral_session* made = nullptr;
            if (netral_session_create(rules.get(), nullptr, &made, nullptr) != NETRAL_OK) ++wrong;
            const capi::session session(made);
            for (std::size_t i = 0; i < 20 * records.size(); ++i) {
                const std::size_t at = (t + i) % records.size();
                if (json_of(made, records[at]) != alone[at]) ++wrong;
            }
            netral_text text;
            if (netral_ruleset_rules_json(rules.get(), &text) != NETRAL_OK) ++wrong;
        });
    for (std::thread& t : threads) t.join();
    CHECK(wrong == 0);
}

TEST_CASE("a rule set is replaced while eight threads classify")
{
    std::vector<capi::rules> versions;
    for (int v = 1; v <= 20; ++v) versions.push_back(sample_of_version(std::to_string(v)));
    current_rules current(sample_of_version("0"));
    const std::string record = capi::lines_of(capi::golden("records.jsonl")).front();

    std::atomic<bool> over{false};
    std::atomic<int> wrong{0};
    std::atomic<std::size_t> answered{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&] {
            int last_seen = 0;
            bool last_round = false;
            do {
                last_round = over; // one more after the last replacement
                const capi::rules rules = current.get();
                netral_session* made = nullptr;
                if (netral_session_create(rules.get(), nullptr, &made, nullptr) != NETRAL_OK)
                    ++wrong;
                const capi::session session(made);
                const std::string answer = json_of(made, record);
                const std::string key = "\"version\":\"";
                const int version = std::atoi(answer.c_str() + answer.find(key) + key.size());
                if (answer.find("\"verdict\":\"indicated\"") == std::string::npos ||
                    version < last_seen)
                    ++wrong;
                last_seen = version;
                ++answered;
            } while (!last_round);
            if (last_seen != 20) ++wrong;
        });
    for (capi::rules& v : versions) {
        const std::size_t before = answered;
        while (answered < before + 4) std::this_thread::yield(); // each version is seen in use
        current.replace(std::move(v));
    }
    over = true;
    for (std::thread& t : threads) t.join();
    CHECK(wrong == 0);
    CHECK(answered > 80);
}

TEST_CASE("classifications of one session are given back by other threads, after the session too")
{
    const auto rules = capi::sample_rules();
    const auto records = capi::lines_of(capi::golden("records.jsonl"));
    auto session = capi::session_of(rules);
    std::vector<std::thread> threads;
    std::atomic<int> wrong{0};
    for (std::size_t i = 0; i < 400; ++i) {
        const std::string& r = records[i % records.size()];
        netral_classification* made = nullptr;
        REQUIRE(netral_session_classify(session.get(), r.data(), r.size(), &made, nullptr) ==
                NETRAL_OK);
        const std::string alone = json_of(session.get(), r);
        threads.emplace_back([&wrong, made, alone] {
            netral_text text{nullptr, 0};
            if (netral_classification_json(made, &text) != NETRAL_OK || capi::view(text) != alone)
                ++wrong;
            netral_classification_free(made);
        });
        if (i == 399) session.reset();
        if (threads.size() == 4 || i == 399) {
            for (std::thread& t : threads) t.join();
            threads.clear();
        }
    }
    CHECK(wrong == 0);
}

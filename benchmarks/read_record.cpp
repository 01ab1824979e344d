// SPDX-License-Identifier: Apache-2.0

/// @file
/// How long reading and completing one record takes, against the shipped rule set.
///
///     read_record [--benchmark_filter=...]
///
/// Three records: one as reports are (900 bytes, with a narrative), one that says little, and one
/// that contradicts the calendar and so takes the long way. What is read is checked first.

#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace netral;

constexpr std::string_view typical =
    R"({"incident": {"id": "DKI-0042", "occurred_on": "2024-10-12", "known_on": "2024-10-13", )"
    R"("reported_on": "2024-10-15", "source": "laporan", "region": "31.74", "narrative": )"
    R"("Pada hari Sabtu tanggal 12 Oktober 2024 sekitar pukul 19.00 terlapor yang menjabat sebagai )"
    R"(lurah mengumpulkan para ketua RT dan RW di aula kantor kelurahan. Dalam pertemuan itu terlapor )"
    R"(mengarahkan seluruh yang hadir agar memilih salah satu pasangan calon gubernur dan mengajak )"
    R"(keluarga serta warga di lingkungan masing-masing untuk memilih pasangan yang sama. Pertemuan )"
    R"(berlangsung sekitar satu jam dan direkam oleh salah seorang peserta."}, )"
    R"("election": {"id": "pilkada-2024", "office": "gubernur"}, )"
    R"("subject": {"statuses": ["pns"], "office": "lurah", "acting": "definitif", "leave": "tidak"}, )"
    R"("act": {"kinds": ["arahan_bawahan", "ajakan"], "event": "rapat", "medium": "langsung", )"
    R"("by_subject": true, "invites_vote": true, "mobilised": ["warga"]}, )"
    R"("target": {"kind": "calon", "effect": "menguntungkan"}})";

constexpr std::string_view sparse =
    R"({"incident": {"id": "DKI-0043"}, "act": {"kinds": {"has": ["suka"]}}})";

constexpr std::string_view contradicting =
    R"({"incident": {"id": "DKI-0044", "occurred_on": "2024-08-01", "stage": "kampanye"}, )"
    R"("election": {"id": "pilkada-2024", "kind": "pemilu"}, "subject": {"office": "lurah"}})";

[[noreturn]] void give_up(const std::string& why)
{
    std::fprintf(stderr, "read_record: %s\n", why.c_str());
    std::exit(1);
}

/// The shipped rule set, ready to read with.
struct desk {
    desk() : slots(rules()), follow(compiled(rules(), slots)), reader(rules(), slots, follow) {}

    static const ruleset& rules()
    {
        static const auto loaded = load(std::string(NETRAL_SOURCE_DIR) + "/rules/netralitas");
        if (!loaded) give_up(render(loaded.errors()));
        return *loaded->rules;
    }
    static completion compiled(const ruleset& r, const slot_layout& s)
    {
        auto follow = completion::compile(r, s);
        if (!follow) give_up(render(follow.errors()));
        return std::move(follow).value();
    }

    slot_layout slots;
    completion follow;
    record_reader reader;
    record incident{slots};
};

void check(desk& d, std::string_view line, std::string_view stage, std::size_t warnings)
{
    if (!d.reader.read(line, d.incident)) give_up(d.reader.errors().front().message);
    const value found = d.incident.value_of(d.rules().roles.stage, d.rules());
    const std::string_view seen = found.is(value_kind::string) ? found.text() : "";
    if (seen != stage) give_up("the stage is not what it should be");
    if (d.incident.warnings().size() != warnings) give_up("the warnings are not as many");
}

void read(benchmark::State& state, std::string_view line, std::string_view stage,
          std::size_t warnings)
{
    desk d;
    check(d, line, stage, warnings);
    for (auto _ : state) benchmark::DoNotOptimize(d.reader.read(line, d.incident));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * line.size()));
    state.SetItemsProcessed(state.iterations());
}

/// Completing alone: the record as read, then what follows from it.
void complete(benchmark::State& state, std::string_view line)
{
    desk d;
    ruleset bare;
    bare.facts = d.rules().facts;
    bare.roles = d.rules().roles;
    for (fact& f : bare.facts) f.derivations.clear();
    const completion nothing = desk::compiled(bare, d.slots);
    record_reader reader(bare, d.slots, nothing);
    if (!reader.read(line, d.incident)) give_up(reader.errors().front().message);
    cel::interpreter_workspace scratch;
    record copy(d.slots);
    for (auto _ : state) {
        copy = d.incident;
        d.follow.complete(copy, scratch);
        benchmark::DoNotOptimize(copy.words());
    }
}

} // namespace

BENCHMARK_CAPTURE(read, typical, typical, "kampanye", 0);
BENCHMARK_CAPTURE(read, sparse, sparse, "", 0);
BENCHMARK_CAPTURE(read, contradicting, contradicting, "pra_pendaftaran", 2);
BENCHMARK_CAPTURE(complete, a_copy_of_typical, typical);
BENCHMARK_MAIN();

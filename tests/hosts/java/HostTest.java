// SPDX-License-Identifier: Apache-2.0

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import netral.Change;
import netral.Classification;
import netral.Comparison;
import netral.Detail;
import netral.Finding;
import netral.Language;
import netral.NetralException;
import netral.RuleSet;
import netral.RuleStatus;
import netral.Session;
import netral.Summary;
import netral.Totals;
import netral.Truth;
import netral.Verdict;

/** What examples/java promises, on the records and answers in the two files that are named. */
public final class HostTest {

    private static final Path RULES = Path.of("rules/netralitas");

    private final List<String> records;
    private final List<String> answers;

    private HostTest(Path records, Path answers) throws Exception {
        this.records = Files.readAllLines(records);
        this.answers = Files.readAllLines(answers);
    }

    public static void main(String[] files) throws Exception {
        final HostTest test = new HostTest(Path.of(files[0]), Path.of(files[1]));
        test.saysWhatTheProgramSays();
        test.readsAClassification();
        test.letsThreadsShareARuleSet();
        refusesARecord();
        refusesRuleSets();
        refusesNullAndWhatIsClosed();
        passesAnyTextThrough();
        test.answersLines();
        test.takesOverlaysAndReadings();
        comparesRuleSets();
        boundsWhatIsRead();
        guides();
    }

    private static void equal(Object is, Object expected) {
        if (!Objects.equals(is, expected)) throw new AssertionError("is " + is + ", expected " + expected);
    }

    private static <T extends Throwable> T thrown(Class<T> kind, Callable<?> from) {
        try {
            from.call();
        } catch (Throwable t) {
            if (kind.isInstance(t)) return kind.cast(t);
            throw new AssertionError("another exception", t);
        }
        throw new AssertionError("no " + kind.getSimpleName());
    }

    private void saysWhatTheProgramSays() throws Exception {
        if (records.size() < 100) throw new AssertionError("records are missing");
        equal(records.size(), answers.size());
        try (RuleSet rules = RuleSet.load(RULES); Session session = rules.session()) {
            for (int i = 0; i < records.size(); ++i) {
                equal(session.classifyJson(records.get(i)), answers.get(i));
                try (Classification c = session.classify(records.get(i))) {
                    equal(c.json(), answers.get(i));
                }
            }
        }
    }

    private void readsAClassification() throws Exception {
        final String record = records.stream().filter(r -> r.contains("DKI-0042")).findFirst().orElseThrow();
        final RuleSet rules = RuleSet.load(RULES);
        final Session session = rules.session(Detail.FULL, true);
        final Summary summary = rules.summary(Language.ENGLISH);
        equal(summary.name(), "netralitas");
        equal(answers.get(0).contains(summary.digest()), true);
        rules.close();
        final Classification c = session.classify(record.replaceFirst("\\{", "{\"no_fact\": 1, "));
        session.close(); // what was made with them lives on
        try (c) {
            equal(c.record(), "DKI-0042");
            equal(c.verdict(), Verdict.INDICATED);
            equal(c.robust(), Truth.YES);
            final Finding first = c.findings(Language.ENGLISH).get(0);
            equal(first, new Finding("uu-10-2016.71.1", RuleStatus.HOLDS,
                    "Took a decision and/or action that benefits or harms one of the candidate pairs", "favouring",
                    "administrasi", "prohibits", "high", false, Truth.NO));
            equal(c.findings(Language.INDONESIAN).get(0).title().startsWith("Membuat keputusan"), true);
            equal(c.text(Language.ENGLISH, 80).contains("DKI-0042"), true);
            equal(c.explain("uu-10-2016.71.1", false, Language.ENGLISH).contains("uu-10-2016.71.1"), true);
            equal(thrown(NetralException.class, () -> c.explain("no.such.rule", true, Language.ENGLISH)).status(),
                    "NETRAL_ERROR_NOT_FOUND");
        }
    }

    private void letsThreadsShareARuleSet() throws Exception {
        final ExecutorService pool = Executors.newFixedThreadPool(4);
        try (RuleSet rules = RuleSet.load(RULES)) {
            final List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; ++thread)
                all.add(pool.submit(() -> {
                    try (Session session = rules.session()) {
                        for (int i = 0; i < 10 * records.size(); ++i)
                            equal(session.classifyJson(records.get(i % records.size())),
                                    answers.get(i % records.size()));
                    }
                    return null;
                }));
            for (Future<?> each : all) each.get();
        } finally {
            pool.shutdown();
        }
    }

    private void answersLines() throws Exception {
        final byte[] input = String.join("\n", records).getBytes(StandardCharsets.UTF_8);
        final String long_id = "x".repeat(300_000); // longer than what is read and written at a time
        try (RuleSet rules = RuleSet.load(RULES); Session session = rules.session()) {
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            session.classifyLines(new ByteArrayInputStream(input), out);
            equal(out.toString(StandardCharsets.UTF_8), String.join("\n", answers) + "\n");
            out.reset();
            session.classifyLines(new ByteArrayInputStream(("7\n{\"incident\": {\"id\": \"" + long_id + "\"}}")
                    .getBytes(StandardCharsets.UTF_8)), out);
            final String[] said = out.toString(StandardCharsets.UTF_8).split("\n");
            equal(said.length, 2);
            equal(said[0].contains("\"line\":1"), true);
            equal(said[1].contains(long_id), true);
        }
    }

    private void takesOverlaysAndReadings() throws Exception {
        final String record = records.stream().filter(r -> r.contains("DKI-0042")).findFirst().orElseThrow();
        try (RuleSet rules = RuleSet.load(RULES, List.of(Path.of("examples/python/stages.yaml")));
             Session session = rules.session(Detail.VERDICT, false)) {
            equal(session.classifyJson(record).contains("stage.kampanye"), true);
        }
        try (RuleSet rules = RuleSet.load(RULES);
             Session other = rules.session(Detail.FINDINGS, false, Map.of("skb_b_calon", "bakal_calon"))) {
            boolean differs = false;
            for (int i = 0; i < records.size(); ++i) differs |= !other.classifyJson(records.get(i)).equals(answers.get(i));
            equal(differs, true);
            equal(thrown(NetralException.class, () -> rules.session(Detail.FULL, false, Map.of("nobody_knows", "x")))
                    .status(), "NETRAL_ERROR_NOT_FOUND");
            thrown(IllegalArgumentException.class, () -> rules.session(Detail.FULL, false, Map.of("a\0b", "x")));
        }
    }

    private static void comparesRuleSets() throws Exception {
        final String small = Files.readString(Path.of("tests/hosts/small.yaml"));
        final RuleSet older = RuleSet.parse(small);
        final RuleSet newer = RuleSet.parse(small.replace("conduct: act.liked",
                "conduct: act.liked && act.day > date('2024-01-01')"));
        final Comparison comparison = older.compare(newer);
        older.close();
        newer.close();
        try (comparison) {
            equal(comparison.add("{\"act\": {\"liked\": true}}"), Change.LAXER);
            equal(comparison.add("{}"), Change.NONE);
            equal(thrown(NetralException.class, () -> comparison.add("{")).status(), "NETRAL_ERROR_RECORD");
            equal(comparison.totals(), new Totals(3, 1, 0, 1, 0));
            equal(comparison.json().contains("law.1"), true);
        }
        thrown(IllegalStateException.class, comparison::totals);
    }

    private static void refusesARecord() throws Exception {
        final String record = "{\"act\": {\"kindz\": []}, \"incident\": {\"occurred_on\": \"2024-13-01\"}}";
        try (RuleSet rules = RuleSet.load(RULES); Session session = rules.session()) {
            for (Callable<?> call : List.<Callable<?>>of(() -> session.classify(record),
                    () -> session.classifyJson(record))) {
                final NetralException e = thrown(NetralException.class, call);
                equal(e.status(), "NETRAL_ERROR_RECORD");
                equal(e.diagnostics().stream().map(d -> d.code() + " " + d.path()).toList(),
                        List.of("N2101 act", "N2105 incident.occurred_on"));
                equal(e.diagnostics().get(0).suggestion(), "did you mean `act.kinds`?");
                equal(e.getMessage().lines().count(), 2L);
            }
            equal(session.classify("{}").verdict(), Verdict.NOT_INDICATED); // as usable as before
        }
    }

    private static void refusesRuleSets() throws Exception {
        final Path mistaken = Path.of("tests/hosts/mistaken.yaml");
        for (Callable<?> call : List.<Callable<?>>of(() -> RuleSet.load(mistaken),
                () -> RuleSet.parse(Files.readString(mistaken)))) {
            final NetralException e = thrown(NetralException.class, call);
            equal(e.status(), "NETRAL_ERROR_RULES");
            equal(e.diagnostics().stream().map(d -> d.code() + " " + d.line() + ":" + d.column()).toList(),
                    List.of("N1423 1:1", "N1401 5:1", "N1401 7:1"));
        }
        equal(thrown(NetralException.class, () -> RuleSet.load(Path.of("nowhere"))).status(),
                "NETRAL_ERROR_UNREADABLE");
    }

    private static void refusesNullAndWhatIsClosed() throws Exception {
        thrown(NullPointerException.class, () -> RuleSet.load(null));
        final RuleSet rules = RuleSet.load(RULES);
        final Session session = rules.session();
        thrown(NullPointerException.class, () -> session.classify(null));
        thrown(NullPointerException.class, () -> session.classifyJson(null));
        final Classification c = session.classify("{}");
        for (AutoCloseable handle : List.<AutoCloseable>of(c, session, rules, c, session, rules)) handle.close();
        thrown(IllegalStateException.class, () -> session.classify("{}"));
        thrown(IllegalStateException.class, () -> rules.session());
        thrown(IllegalStateException.class, () -> c.json());
    }

    private static void passesAnyTextThrough() throws Exception {
        try (RuleSet rules = RuleSet.load(RULES); Session session = rules.session()) {
            final String id = "ꦲ é \uD83D\uDE00"; // beyond ASCII, and beyond 16 bits
            try (Classification c = session.classify("{\"incident\": {\"id\": \"" + id + "\"}}")) {
                equal(c.record(), id);
            }
        }
    }

    private static void boundsWhatIsRead() throws Exception {
        final String small = Files.readString(Path.of("tests/hosts/small.yaml"));
        RuleSet.parse(small, Map.of("files", 10L)).close();
        final NetralException e = thrown(NetralException.class, () -> RuleSet.parse(small, Map.of("file_bytes", 10L)));
        equal(e.diagnostics().isEmpty(), false);
        equal(thrown(NetralException.class, () -> RuleSet.load(RULES, List.of(), Map.of("files", 1L)))
                .diagnostics().isEmpty(), false);
        equal(thrown(NetralException.class, () -> RuleSet.parse(small, Map.of("no_such_limit", 1L))).status(),
                "NETRAL_ERROR_ARGUMENT");
    }

    private static void guides() throws Exception {
        final LocalDate day = LocalDate.of(2024, 10, 12);
        try (RuleSet rules = RuleSet.load(RULES)) {
            final String json = rules.guide("lurah", day, Map.of());
            equal(json.contains("\"forbidden\""), true);
            equal(json.contains("uu-10-2016.71.1"), true);
            final String page = rules.guidePage("lurah", day, Map.of(), false, Language.ENGLISH);
            equal(page.contains("2024"), true);
            equal(page.equals(rules.guidePage("lurah", day, Map.of(), false, Language.INDONESIAN)), false);
            equal(rules.guidePage("lurah", day, Map.of(), true, Language.ENGLISH).startsWith("<!DOCTYPE html>"), true);
            final NetralException e = thrown(NetralException.class, () -> rules.guide("nobody", day, Map.of()));
            equal(e.status(), "NETRAL_ERROR_NOT_FOUND");
            equal(rules.guide("lurah", day, Map.of("act.public", "false")).equals(json), false);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package netral;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A rule set, compiled. Immutable: any number of threads may use one, each with a {@link Session} of its own. */
public final class RuleSet extends Handle {

    private RuleSet(long address) {
        super(address);
    }

    /** The version of the library, as in {@code 0.1.0}. */
    public static String libraryVersion() {
        return Native.string(Native.version());
    }

    /**
     * Loads a folder with {@code ruleset.yaml}, or one file.
     *
     * @throws NetralException there is none, or it has mistakes: the diagnostics are all of them
     */
    public static RuleSet load(Path path) throws NetralException {
        return load(path, List.of());
    }

    /** The same with overlays, applied in their order. */
    public static RuleSet load(Path path, List<Path> overlays) throws NetralException {
        return load(path, overlays, Map.of());
    }

    /** The same with bounds on what is read, by the names of netral.h. */
    public static RuleSet load(Path path, List<Path> overlays, Map<String, Long> limits) throws NetralException {
        final long[] out = new long[2];
        final byte[] over = Native.joined(overlays.stream().map(Path::toString).toList());
        Native.check(Native.load(path.toString().getBytes(UTF_8), over, Native.joined(limits.keySet()),
                amounts(limits), out), out[1]);
        return new RuleSet(out[0]);
    }

    /** Loads a rule set that is one text, without includes. */
    public static RuleSet parse(String text) throws NetralException {
        return parse(text, Map.of());
    }

    /** The same with bounds on what is read, by the names of netral.h. */
    public static RuleSet parse(String text, Map<String, Long> limits) throws NetralException {
        final long[] out = new long[2];
        Native.check(Native.loadText(text.getBytes(UTF_8), Native.joined(limits.keySet()), amounts(limits), out),
                out[1]);
        return new RuleSet(out[0]);
    }

    private static long[] amounts(Map<String, Long> limits) {
        return limits.values().stream().mapToLong(Long::longValue).toArray();
    }

    public synchronized Summary summary(Language language) throws NetralException {
        final long[] n = new long[1];
        final byte[][] t = new byte[4][];
        Native.check(Native.summarize(address(), language.ordinal(), n, t), 0);
        return new Summary(Native.string(t[0]), Native.string(t[1]), Native.string(t[2]), Native.string(t[3]), n[0]);
    }

    /** A session that gives findings and refuses records with keys that are no facts. */
    public Session session() throws NetralException {
        return session(Detail.FINDINGS, false);
    }

    /** A session. The rule set may be closed afterwards. */
    public Session session(Detail detail, boolean ignoreUnknownKeys) throws NetralException {
        return session(detail, ignoreUnknownKeys, Map.of());
    }

    /** The same with the options chosen for contested readings, by their names. */
    public synchronized Session session(Detail detail, boolean ignoreUnknownKeys, Map<String, String> readings)
            throws NetralException {
        final long[] out = new long[2];
        Native.check(Native.createSession(address(), detail.ordinal(), ignoreUnknownKeys, Native.pairs(readings), out),
                out[1]);
        return new Session(out[0]);
    }

    /**
     * What an official may not do on a day, before the act, and what is allowed, as JSON in both languages.
     *
     * @param role an office or a status as records name it, for instance {@code lurah}
     * @param facts what else is known, by path
     * @throws NetralException there is no such role, fact or value
     */
    public String guide(String role, LocalDate day, Map<String, String> facts) throws NetralException {
        return guide(role, day, facts, 0, Language.INDONESIAN);
    }

    /** The same as a page to hand out: text, or one HTML document. */
    public String guidePage(String role, LocalDate day, Map<String, String> facts, boolean html, Language language)
            throws NetralException {
        return guide(role, day, facts, html ? 2 : 1, language);
    }

    private synchronized String guide(String role, LocalDate day, Map<String, String> facts, int form,
            Language language) throws NetralException {
        final long[] out = new long[1];
        final byte[][] texts = new byte[1][];
        Native.check(Native.guide(address(), role.getBytes(UTF_8), day.toString().getBytes(UTF_8), Native.pairs(facts),
                form, language.ordinal(), texts, out), out[0]);
        return Native.string(texts[0]);
    }

    /** Begins a comparison of this rule set with a newer one. Both may be closed afterwards. */
    public Comparison compare(RuleSet newer) throws NetralException {
        final long[] out = new long[1];
        synchronized (Comparison.class) { // nobody else holds two of them, so that no two threads wait for each other
            synchronized (this) {
                synchronized (newer) {
                    Native.check(Native.createComparison(address(), newer.address(), out), 0);
                }
            }
        }
        return new Comparison(out[0]);
    }

    @Override
    void free(long address) {
        Native.freeRuleSet(address);
    }
}

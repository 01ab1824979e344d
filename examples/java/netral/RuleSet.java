// SPDX-License-Identifier: Apache-2.0
package netral;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
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
        final long[] out = new long[2];
        final byte[] over = Native.joined(overlays.stream().map(Path::toString).toList());
        Native.check(Native.load(path.toString().getBytes(UTF_8), over, out), out[1]);
        return new RuleSet(out[0]);
    }

    /** Loads a rule set that is one text, without includes. */
    public static RuleSet parse(String text) throws NetralException {
        final long[] out = new long[2];
        Native.check(Native.loadText(text.getBytes(UTF_8), out), out[1]);
        return new RuleSet(out[0]);
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
        final List<String> chosen = new ArrayList<>();
        readings.forEach((reading, option) -> chosen.addAll(List.of(reading, option)));
        final long[] out = new long[2];
        Native.check(Native.createSession(address(), detail.ordinal(), ignoreUnknownKeys, Native.joined(chosen), out),
                out[1]);
        return new Session(out[0]);
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

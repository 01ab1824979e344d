// SPDX-License-Identifier: Apache-2.0
package netral;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;

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
        final long[] out = new long[2];
        Native.check(Native.load(path.toString().getBytes(UTF_8), out), out[1]);
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
    public synchronized Session session(Detail detail, boolean ignoreUnknownKeys) throws NetralException {
        final long[] out = new long[2];
        Native.check(Native.createSession(address(), detail.ordinal(), ignoreUnknownKeys, out), out[1]);
        return new Session(out[0]);
    }

    @Override
    void free(long address) {
        Native.freeRuleSet(address);
    }
}

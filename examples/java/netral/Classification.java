// SPDX-License-Identifier: Apache-2.0
package netral;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** A classification of one record, independent of the session that made it. */
public final class Classification extends Handle {

    private final String record;
    private final Verdict verdict;
    private final Truth robust;
    private final long findings;

    Classification(long address) throws NetralException {
        super(address);
        final long[] n = new long[3];
        final byte[][] t = new byte[1][];
        Native.check(Native.summarizeClassification(address, n, t), 0);
        record = Native.string(t[0]);
        verdict = Verdict.values()[(int) n[0]];
        robust = Truth.values()[(int) n[1]];
        findings = n[2];
    }

    /** The record's own number; may be empty. */
    public String record() {
        return record;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Whether no completion of the record has another verdict. */
    public Truth robust() {
        return robust;
    }

    /** First the rules that hold, then those that are open, and at the end the unverified. */
    public synchronized List<Finding> findings(Language language) throws NetralException {
        final List<Finding> all = new ArrayList<>();
        for (long i = 0; i < findings; ++i) {
            final long[] n = new long[3];
            final byte[][] t = new byte[6][];
            Native.check(Native.finding(address(), i, language.ordinal(), n, t), 0);
            all.add(new Finding(Native.string(t[0]), RuleStatus.values()[(int) n[0]], Native.string(t[1]),
                    Native.string(t[2]), Native.string(t[3]), Native.string(t[4]), Native.string(t[5]), n[1] != 0,
                    Truth.values()[(int) n[2]]));
        }
        return List.copyOf(all);
    }

    /** The whole, as one line of JSON in both languages. */
    public synchronized String json() throws NetralException {
        final byte[][] t = new byte[1][];
        Native.check(Native.json(address(), t), 0);
        return Native.string(t[0]);
    }

    /**
     * The whole in sentences, as an official would read it.
     *
     * @param width code points in a line; 0 means 100
     */
    public synchronized String text(Language language, int width) throws NetralException {
        if (width < 0) throw new IllegalArgumentException("width below 0");
        final byte[][] t = new byte[1][];
        Native.check(Native.text(address(), language.ordinal(), width, t), 0);
        return Native.string(t[0]);
    }

    /**
     * Why a rule came out as it did, condition by condition.
     *
     * @param everything every part of every version, not only what decided
     * @throws NetralException there is no such rule
     */
    public synchronized String explain(String rule, boolean everything, Language language) throws NetralException {
        final byte[][] t = new byte[1][];
        Native.check(
                Native.explain(address(), rule.getBytes(UTF_8), everything ? 1 : 0, language.ordinal(), t), 0);
        return Native.string(t[0]);
    }

    @Override
    void free(long address) {
        Native.freeClassification(address);
    }
}

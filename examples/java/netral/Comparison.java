// SPDX-License-Identifier: Apache-2.0
package netral;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An older rule set against a newer one, record by record: {@link RuleSet#compare}. */
public final class Comparison extends Handle {

    Comparison(long address) {
        super(address);
    }

    /**
     * Compares one record, an object in JSON.
     *
     * @throws NetralException neither rule set can read it; it is counted
     */
    public synchronized Change add(String record) throws NetralException {
        final long[] out = new long[1];
        Native.check(Native.compare(address(), record.getBytes(UTF_8), out), 0);
        return Change.values()[(int) out[0]];
    }

    public synchronized Totals totals() throws NetralException {
        final long[] n = new long[5];
        Native.check(Native.totals(address(), n), 0);
        return new Totals(n[0], n[1], n[2], n[3], n[4]);
    }

    /** What {@code netral diff} writes as JSON. */
    public synchronized String json() throws NetralException {
        final byte[][] t = new byte[1][];
        Native.check(Native.comparisonJson(address(), t), 0);
        return Native.string(t[0]);
    }

    @Override
    void free(long address) {
        Native.freeComparison(address);
    }
}

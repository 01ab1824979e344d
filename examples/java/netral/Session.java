// SPDX-License-Identifier: Apache-2.0
package netral;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What one thread needs to classify. Threads that share one wait for each other. */
public final class Session extends Handle {

    Session(long address) {
        super(address);
    }

    /**
     * Classifies one record, an object in JSON.
     *
     * @throws NetralException the record cannot be used: the diagnostics say which fields
     */
    public synchronized Classification classify(String record) throws NetralException {
        final long[] out = new long[2];
        Native.check(Native.classify(address(), record.getBytes(UTF_8), out), out[1]);
        return new Classification(out[0]);
    }

    /** The same straight to the line of JSON that {@code netral classify --format jsonl} writes. */
    public synchronized String classifyJson(String record) throws NetralException {
        final long[] out = new long[2];
        final byte[] json = Native.classifyJson(address(), record.getBytes(UTF_8), out);
        Native.check((int) out[0], out[1]);
        return Native.string(json);
    }

    @Override
    void free(long address) {
        Native.freeSession(address);
    }
}

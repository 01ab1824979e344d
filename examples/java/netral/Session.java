// SPDX-License-Identifier: Apache-2.0
package netral;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** What one thread needs to classify. Threads that share one wait for each other. */
public final class Session extends Handle {

    private static final int MORE = 1;
    private static final int ERROR_BUFFER = -7;
    private static final int READ_SIZE = 1 << 16;

    private byte[] output = new byte[1 << 18];

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

    /**
     * JSON Lines to JSON Lines, one answer for each record in their order; a record that cannot be used has
     * {@code errors} in its place. Streams are neither closed nor flushed.
     */
    public synchronized void classifyLines(InputStream in, OutputStream out) throws IOException, NetralException {
        byte[] input = new byte[READ_SIZE];
        int size = 0;
        Native.restartLines(address());
        for (boolean last = false; !last;) {
            final int read = in.read(input, size, input.length - size);
            last = read < 0;
            size += Math.max(read, 0);
            size = answer(input, size, last, out);
            if (size == input.length) input = Arrays.copyOf(input, 2 * size); // a line that is longer than that
        }
    }

    /** Answers the whole lines of the input and moves what is left to its front; returns how much that is. */
    private int answer(byte[] input, int size, boolean last, OutputStream out) throws IOException, NetralException {
        final long[] n = new long[3];
        for (int status = MORE; status == MORE;) {
            status = Native.classifyLines(address(), input, size, last, output, n);
            out.write(output, 0, (int) n[1]);
            size -= (int) n[0];
            System.arraycopy(input, (int) n[0], input, 0, size);
            if (status == ERROR_BUFFER) {
                output = new byte[Math.toIntExact(2 * n[2])];
                status = MORE;
            }
            Native.check(status, 0);
        }
        return size;
    }

    @Override
    void free(long address) {
        Native.freeSession(address);
    }
}

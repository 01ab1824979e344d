// SPDX-License-Identifier: Apache-2.0
package netral;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * netral.h, as far as these classes use it. Addresses of handles are longs; text goes through as bytes of UTF-8, since
 * JNI's own strings are in another encoding; several results come in arrays that the caller brings.
 */
final class Native {

    static {
        System.loadLibrary("netral_jni");
    }

    private Native() {
    }

    static native byte[] version();

    static native byte[] statusName(int status);

    /** @param limits their names @param amounts one for each @param out receives the rule set and the report */
    static native int load(byte[] path, byte[] overlays, byte[] limits, long[] amounts, long[] out);

    /** @param limits their names @param amounts one for each @param out receives the rule set and the report */
    static native int loadText(byte[] text, byte[] limits, long[] amounts, long[] out);

    static native void freeRuleSet(long rules);

    /** @param numbers rules @param texts name, version, digest, title */
    static native int summarize(long rules, int language, long[] numbers, byte[][] texts);

    /**
     * @param facts paths and values in turn
     * @param form 0 JSON, 1 text, 2 HTML
     * @param texts what was asked for
     * @param out receives the report
     */
    static native int guide(long rules, byte[] role, byte[] day, byte[] facts, int form, int language,
            byte[][] texts, long[] out);

    /** @param readings names and options in turn @param out receives the session and the report */
    static native int createSession(long rules, int detail, boolean ignoreUnknownKeys, byte[] readings, long[] out);

    static native void freeSession(long session);

    /** @param out receives the classification and the report */
    static native int classify(long session, byte[] record, long[] out);

    /** @param out receives the status and the report @return null unless the status is OK */
    static native byte[] classifyJson(long session, byte[] record, long[] out);

    static native void restartLines(long session);

    /** @param size bytes of the input @param out receives bytes consumed, written, and waiting for room */
    static native int classifyLines(long session, byte[] input, int size, boolean last, byte[] output, long[] out);

    /** @param out receives the comparison */
    static native int createComparison(long before, long after, long[] out);

    /** @param out receives the change */
    static native int compare(long comparison, byte[] record, long[] out);

    /** @param numbers records, errors, stricter, laxer, sideways */
    static native int totals(long comparison, long[] numbers);

    /** @param texts the report */
    static native int comparisonJson(long comparison, byte[][] texts);

    static native void freeComparison(long comparison);

    static native void freeClassification(long classification);

    /** @param numbers verdict, robust, findings @param texts record */
    static native int summarizeClassification(long classification, long[] numbers, byte[][] texts);

    /** @param numbers status, unverified, superseded @param texts rule, title, category, nature, effect, confidence */
    static native int finding(long classification, long index, int language, long[] numbers, byte[][] texts);

    /** @param texts the line of JSON */
    static native int json(long classification, byte[][] texts);

    /** @param texts the sentences */
    static native int text(long classification, int language, long width, byte[][] texts);

    /** @param texts the explanation */
    static native int explain(long classification, byte[] rule, int howMuch, int language, byte[][] texts);

    static native long reportCount(long report);

    /** @param numbers severity, line, column @param texts code, file, path, message, suggestion */
    static native int diagnostic(long report, long index, long[] numbers, byte[][] texts);

    static native void freeReport(long report);

    /** Several texts as one array, in which a zero byte ends each. */
    static byte[] joined(Iterable<String> texts) {
        final StringBuilder all = new StringBuilder();
        for (String text : texts) {
            if (text.indexOf('\0') >= 0) throw new IllegalArgumentException("a name with a zero byte");
            all.append(text).append('\0');
        }
        return all.toString().getBytes(UTF_8);
    }

    /** Keys and values in turn, as one array like that of {@link #joined}. */
    static byte[] pairs(Map<String, String> map) {
        final List<String> turns = new ArrayList<>();
        map.forEach((key, value) -> turns.addAll(List.of(key, value)));
        return joined(turns);
    }

    static String string(byte[] utf8) {
        return new String(utf8, UTF_8);
    }

    /** Throws unless it went well. Gives the report back. */
    static void check(int status, long report) throws NetralException {
        try {
            if (status < 0) throw new NetralException(string(statusName(status)), diagnostics(report));
        } finally {
            freeReport(report);
        }
    }

    private static List<Diagnostic> diagnostics(long report) {
        final List<Diagnostic> all = new ArrayList<>();
        for (long i = 0; i < reportCount(report); ++i) {
            final long[] n = new long[3];
            final byte[][] t = new byte[5][];
            if (diagnostic(report, i, n, t) != 0) break;
            all.add(new Diagnostic(n[0] != 0, string(t[0]), string(t[1]), (int) n[1], (int) n[2], string(t[2]),
                    string(t[3]), string(t[4])));
        }
        return List.copyOf(all);
    }
}

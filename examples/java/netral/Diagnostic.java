// SPDX-License-Identifier: Apache-2.0
package netral;

/**
 * One thing to be said about a rule set or a record.
 *
 * @param error      false for a warning
 * @param code       as in {@code N1104}; codes keep their meaning
 * @param file       empty where there is none
 * @param line       from 1; 0 where there is none
 * @param column     from 1, in code points; 0 where there is none
 * @param path       of a record: the field, as in {@code act.kinds[1]}
 * @param message    one line, lower case, no full stop
 * @param suggestion what to do about it; may be empty
 */
public record Diagnostic(boolean error, String code, String file, int line, int column, String path, String message,
        String suggestion) {

    @Override
    public String toString() {
        final String place = file.isEmpty() ? path : file + ":" + line + ":" + column;
        return place + ": " + (error ? "error " : "warning ") + code + ": " + message
                + (suggestion.isEmpty() ? "" : " (" + suggestion + ")");
    }
}

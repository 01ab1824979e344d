// SPDX-License-Identifier: Apache-2.0
package netral;

/**
 * What a comparison has found so far.
 *
 * @param errors records that one side at least could not read
 */
public record Totals(long records, long errors, long stricter, long laxer, long sideways) {
}

// SPDX-License-Identifier: Apache-2.0
package netral;

/**
 * What a rule set is.
 *
 * @param digest of all its texts, as in {@code sha256:...}
 */
public record Summary(String name, String version, String digest, String title, long rules) {
}

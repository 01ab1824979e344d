// SPDX-License-Identifier: Apache-2.0
package netral;

/**
 * One rule that speaks up.
 *
 * @param unverified its norm is weakly confirmed: it stands outside the verdict
 * @param superseded by a special norm
 */
public record Finding(String rule, RuleStatus status, String title, String category, String nature, String effect,
        String confidence, boolean unverified, Truth superseded) {
}

// SPDX-License-Identifier: Apache-2.0
package netral;

/** What became of one rule. */
public enum RuleStatus { NOT_RAISED, FAILS, OPEN, HOLDS }

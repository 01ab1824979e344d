// SPDX-License-Identifier: Apache-2.0
package netral;

/** How much a classification carries. */
public enum Detail { FINDINGS, VERDICT, FULL }

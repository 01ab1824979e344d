// SPDX-License-Identifier: Apache-2.0
package netral;

/** Three truths. What could not be worked out is unknown. */
public enum Truth { NO, UNKNOWN, YES }

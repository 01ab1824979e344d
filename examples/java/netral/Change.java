// SPDX-License-Identifier: Apache-2.0
package netral;

/** What a newer rule set does to whom a record concerns. */
public enum Change { NONE, STRICTER, LAXER, SIDEWAYS }

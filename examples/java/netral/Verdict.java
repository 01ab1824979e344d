// SPDX-License-Identifier: Apache-2.0
package netral;

/** What the rules say of a record. They indicate; people decide. */
public enum Verdict { NOT_INDICATED, OPEN, INDICATED }

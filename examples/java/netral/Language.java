// SPDX-License-Identifier: Apache-2.0
package netral;

/** The language of titles and explanations. */
public enum Language { INDONESIAN, ENGLISH }

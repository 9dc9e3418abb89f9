package org.forewarn.alert.warning;

/**
 * Something that may not be said, and why.
 *
 * @param field which: the id of a field, {@code area}, {@code languages}, {@code headline}, {@code leadIn} or
 *     {@code ending}
 * @param rule a code, such as {@code outside_consent}
 * @param why one sentence for people; quotes nothing that may not be said
 */
public record Refusal(String field, String rule, String why) {}

package org.forewarn.matching.linkage;

/**
 * A place where records meet.
 *
 * @param rule the {@link BlockingRule} that made it
 * @param value of its attributes, joined by {@code |}
 */
public record BlockingKey(String rule, String value) {}

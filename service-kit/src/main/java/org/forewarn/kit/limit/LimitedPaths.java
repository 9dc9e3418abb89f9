package org.forewarn.kit.limit;

/**
 * A bean of a service: calls to these paths count against this policy and not against the common one. Where several fit,
 * the longest does.
 *
 * @param prefix {@code /v1/reports} has {@code /v1/reports/RH-1} and {@code /v1/reports:batch} with it
 * @param policy as it is unless properties say otherwise
 */
public record LimitedPaths(String prefix, Policy policy) {}

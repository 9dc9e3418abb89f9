package org.forewarn.alert.queue;

/**
 * A charity has answered what the desk asked about a report of this case. Published in the transaction of the answer, for
 * whoever keeps the case's warning.
 */
public record CaseAnswered(String caseId) {}

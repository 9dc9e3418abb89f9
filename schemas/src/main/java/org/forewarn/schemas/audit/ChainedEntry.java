package org.forewarn.schemas.audit;

/**
 * An entry at its place in the chain.
 *
 * @param number its place, from 1
 * @param mac of the entry, as it is kept
 * @param hash of its link, as it is kept
 */
public record ChainedEntry(long number, AuditEntry entry, String mac, String hash) {}

package org.forewarn.matching.enrichment;

import java.util.Set;

/**
 * Whom something in a narrative belongs to, told by the words before it. In doubt it is not the suspect's: a reporter's
 * own number among the suspects' would join strangers, and warn about her.
 */
final class Whose {

    private static final int REACH = 8;

    private static final Set<String> OURS = Set.of(
            "my",
            "our",
            "mine",
            "ours",
            "myself",
            "friend",
            "friends",
            "colleague",
            "neighbour",
            "neighbours",
            "sister",
            "mum",
            "boyfriend",
            "husband",
            "partner");

    private static final Set<String> THEIRS =
            Set.of("his", "her", "their", "he", "she", "they", "him", "them", "from", "using", "man", "client", "guy");

    private static final Set<String> ME = Set.of("me", "us");

    private static final Set<String> BEHIND_ME = Set.of("on", "at", "via", "back");

    private static final Set<String> AUTHORITIES = Set.of(
            "police",
            "officer",
            "pc",
            "helpline",
            "hotline",
            "samaritans",
            "hospital",
            "gp",
            "doctor",
            "doctors",
            "solicitor",
            "nhs",
            "council",
            "clinic",
            "refuge",
            "charity",
            "support",
            "emergency",
            "reception",
            "sergeant",
            "constable",
            "detective",
            "taxi",
            "cab",
            "uber");

    private static final Set<String> PAPERS = Set.of(
            "ref",
            "reference",
            "crime",
            "cad",
            "urn",
            "invoice",
            "tracking",
            "policy",
            "account",
            "sort",
            "card",
            "iban",
            "collar",
            "badge",
            "receipt",
            "order",
            "serial",
            "imei",
            "ticket",
            "passport",
            "licence",
            "postcode");

    private Whose() {}

    /** Whether what begins at a token is anybody's but the suspect's, or no such thing at all. */
    static boolean isNotTheirs(Tokens tokens, int at) {
        return isOurs(tokens, at) || tokens.anyBefore(at, REACH, AUTHORITIES);
    }

    /** Whether it is the number of a paper or an account rather than of a phone. */
    static boolean isOfPapers(Tokens tokens, int at) {
        return tokens.anyBefore(at, 4, PAPERS);
    }

    static boolean isOurs(Tokens tokens, int at) {
        int ours = tokens.lastBefore(at, REACH, OURS);
        int theirs = tokens.lastBefore(at, REACH, THEIRS);
        if (ours > theirs) {
            return true;
        }
        int me = tokens.lastBefore(at, 4, ME);
        return me > theirs
                && me + 1 < at
                && BEHIND_ME.contains(tokens.get(me + 1).lower());
    }
}

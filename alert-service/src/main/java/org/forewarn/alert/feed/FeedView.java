package org.forewarn.alert.feed;

import java.util.Collection;
import java.util.Map;
import org.forewarn.alert.consent.ReportConsent;

/**
 * A feed is a named view with a rule of consent. There is one; the consented intelligence for the police becomes another,
 * with its own rule, scope and rows.
 */
enum FeedView {
    WARNINGS("warnings", "Issued warnings", Audience::of);

    /** Decides who may see what rests on some reports. */
    @FunctionalInterface
    interface Rule {
        Audience audience(Collection<String> reportIds, Map<String, ReportConsent> consents);
    }

    private final String word;
    private final String title;
    private final Rule rule;

    FeedView(String word, String title, Rule rule) {
        this.word = word;
        this.title = title;
        this.rule = rule;
    }

    /** The word in addresses and the audit. */
    String word() {
        return word;
    }

    String title() {
        return title;
    }

    Rule rule() {
        return rule;
    }
}

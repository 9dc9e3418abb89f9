package org.forewarn.kit.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a key may do. The words are public: they stand in the topic {@code partners} and in the API. */
public final class Scopes {

    /** Send, amend, withdraw and look up one's own reports. */
    public static final String REPORTS_WRITE = "reports:write";

    /** Keep mappings of one's own form into ours. */
    public static final String MAPPINGS_WRITE = "mappings:write";

    /** Ask whether a number, plate or other identifier is known. */
    public static final String CHECK = "check";

    /** Read cases and why their reports were linked: for the desk and tools of the staff. */
    public static final String CASES_READ = "cases:read";

    /** Read issued warnings. */
    public static final String WARNINGS_READ = "warnings:read";

    /** See what the desk sees: drafts, cases and how they came about. */
    public static final String DESK_READ = "desk:read";

    /** Act at the desk: compose, approve, issue, take back. */
    public static final String DESK_ACT = "desk:act";

    /** Say how warnings are made: settings, and the organisation's own words. */
    public static final String DESK_SETTINGS = "desk:settings";

    /** Add and change recipients of warnings. */
    public static final String RECIPIENTS_ADMIN = "recipients:admin";

    /** Add charities, give out keys and take them away. */
    public static final String PARTNERS_ADMIN = "partners:admin";

    /** Add members of staff, invite them anew, shut them out. */
    public static final String STAFF_ADMIN = "staff:admin";

    /** Export and verify the audit. */
    public static final String AUDIT_READ = "audit:read";

    /** Each scope and what a key with it may do, one sentence for people, in the order in which they are listed. */
    public static final Map<String, String> SENTENCES = sentences();

    /** All of them: what the operator's own key has. */
    public static final Set<String> ALL = Set.copyOf(SENTENCES.keySet());

    private Scopes() {}

    private static Map<String, String> sentences() {
        var sentences = new LinkedHashMap<String, String>();
        sentences.put(REPORTS_WRITE, "Send, amend, withdraw and look up the charity's own reports.");
        sentences.put(MAPPINGS_WRITE, "Register, try and remove mappings of the charity's own form.");
        sentences.put(CHECK, "Ask whether a number, plate or other identifier is known.");
        sentences.put(CASES_READ, "Read cases, and why their reports were linked.");
        sentences.put(WARNINGS_READ, "Read issued warnings.");
        sentences.put(DESK_READ, "See drafts and everything else that the desk sees.");
        sentences.put(DESK_ACT, "Act at the desk: compose, approve, issue, update and take back warnings.");
        sentences.put(DESK_SETTINGS, "Say how warnings are made: settings and templates.");
        sentences.put(RECIPIENTS_ADMIN, "Add and change recipients of warnings.");
        sentences.put(PARTNERS_ADMIN, "Add charities, give out keys and take them away.");
        sentences.put(STAFF_ADMIN, "Add members of staff, invite them anew, shut them out.");
        sentences.put(AUDIT_READ, "Export and verify the audit.");
        return Collections.unmodifiableMap(sentences);
    }
}

package org.forewarn.kit.access;

import java.util.Set;

/** What a key may do. The words are public: they stand in the topic {@code partners} and in the API. */
public final class Scopes {

    /** Send, amend and withdraw one's own reports. */
    public static final String REPORTS_WRITE = "reports:write";

    /** Read issued warnings. */
    public static final String WARNINGS_READ = "warnings:read";

    /** Add and change recipients of warnings. */
    public static final String RECIPIENTS_ADMIN = "recipients:admin";

    /** Add charities and give out keys. */
    public static final String PARTNERS_ADMIN = "partners:admin";

    /** All of them: what the operator's own key has. */
    public static final Set<String> ALL = Set.of(REPORTS_WRITE, WARNINGS_READ, RECIPIENTS_ADMIN, PARTNERS_ADMIN);

    private Scopes() {}
}

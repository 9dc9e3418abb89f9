package org.forewarn.alert.staff;

/** What a member of staff may do. */
public enum Role {
    /** Work on cases and warnings, and approve. */
    REVIEWER,
    /** The same, and hand over others' work, keep templates and settings. */
    LEAD,
    /** Keep members of staff and settings; sees no case. */
    ADMIN,
    /** Read the audit; sees no case. */
    AUDITOR
}

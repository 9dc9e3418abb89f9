package org.forewarn.alert.staff;

import java.util.Locale;

/** What a member of staff may do. */
public enum Role {
    /** Work on cases and warnings, and approve. */
    REVIEWER("Reviewer", "works on cases and warnings, and approves"),
    /** The same, and hand over others' work, keep templates and settings. */
    LEAD("Lead", "the same, and hands over work, keeps templates and settings"),
    /** Keep members of staff and settings; sees no case. */
    ADMIN("Admin", "keeps members of staff and settings; sees no case"),
    /** Read the audit; sees no case. */
    AUDITOR("Auditor", "reads the audit; sees no case");

    private final String label;
    private final String sentence;

    Role(String label, String sentence) {
        this.label = label;
        this.sentence = sentence;
    }

    /** The word in the database, in properties and over HTTP. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What pages call it. */
    public String label() {
        return label;
    }

    /** What somebody with it does. */
    public String sentence() {
        return sentence;
    }

    /** @throws IllegalArgumentException when there is none of this code */
    public static Role of(String code) {
        for (Role role : values()) {
            if (role.code().equals(code)) {
                return role;
            }
        }
        throw new IllegalArgumentException("There is no such role");
    }
}

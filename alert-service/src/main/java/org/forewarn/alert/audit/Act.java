package org.forewarn.alert.audit;

import java.util.Locale;

/** What is audited: every look at a person's data and every decision. */
public enum Act {
    SIGNED_IN,
    SIGN_IN_REFUSED,
    SIGNED_OUT,
    SESSIONS_ENDED,
    RECOVERY_CODE_USED,
    PASSWORD_SET,
    SECOND_STEP_SET,
    MEMBER_INVITED,
    MEMBER_ADDED,
    MEMBER_CHANGED,
    MEMBER_REMOVED,
    AUDIT_READ,
    AUDIT_EXPORTED,
    AUDIT_VERIFIED,
    QUEUE_VIEWED,
    SEARCHED,
    CASE_VIEWED,
    NARRATIVE_OPENED,
    DECIDED_SAME,
    DECIDED_NOT_SAME,
    DECISION_TAKEN_BACK,
    QUESTION_ASKED,
    WARNING_VIEWED,
    WARNING_TAKEN,
    WARNING_HANDED_OVER,
    WARNING_COMPOSED,
    WARNING_REJECTED,
    WARNING_APPROVED,
    WARNING_ISSUED,
    WARNING_UPDATED,
    WARNING_CANCELLED,
    WARNING_ALL_CLEAR,
    WARNING_EXPIRED,
    FLAG_RESOLVED,
    SETTINGS_CHANGED,
    TEMPLATE_CHANGED,
    FEED_READ,
    WEBHOOK_CHANGED;

    /** The word in the database, exports and pages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

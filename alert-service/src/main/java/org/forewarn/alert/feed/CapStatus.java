package org.forewarn.alert.feed;

/** CAP's status of a message, as far as a service chooses one. */
public enum CapStatus {
    ACTUAL("Actual"),
    EXERCISE("Exercise"),
    TEST("Test");

    private final String word;

    CapStatus(String word) {
        this.word = word;
    }

    /** CAP's word. */
    public String word() {
        return word;
    }
}

package org.forewarn.alert.feed.webhook;

/** What a message is about; the words are public. */
enum MessageType {
    /** A warning was issued, or updated. */
    ISSUED("warning.issued"),
    /** It was cancelled, or the danger is over. */
    ENDED("warning.ended"),
    /** A reporter does not allow it any more: copies are to be deleted. */
    WITHDRAWN("warning.withdrawn"),
    /** Somebody tries whether messages arrive. */
    PING("ping");

    private final String word;

    MessageType(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static MessageType of(String word) {
        for (MessageType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no type of message");
    }
}

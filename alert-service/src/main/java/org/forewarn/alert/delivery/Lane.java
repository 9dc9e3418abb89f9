package org.forewarn.alert.delivery;

import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Dispatch;

/** Messages that wait for each other and for no others. In order of urgency. */
public enum Lane {

    /** Codes, links and answers, for which a person waits at this moment. */
    PERSONAL(Topics.DISPATCHES_PERSONAL),

    /** Warnings that cannot wait. */
    URGENT(Topics.DISPATCHES_URGENT),

    /** All other warnings. */
    ROUTINE(Topics.DISPATCHES_ROUTINE);

    private final Topic<Dispatch> topic;

    Lane(Topic<Dispatch> topic) {
        this.topic = topic;
    }

    /** Where its messages lie. */
    public Topic<Dispatch> topic() {
        return topic;
    }
}

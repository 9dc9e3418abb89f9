package org.forewarn.alert.audit;

import java.util.Map;

/** Keeps what was done and seen. */
public interface Audit {

    /**
     * Notes an act. To be called in the transaction of the act, so that neither is there without the other.
     *
     * @param subject what it was done to: {@code warning/ID}, {@code case/ID}, {@code report/ID}, {@code member/ID}
     * @param details codes and ids only, never anything about a person
     */
    void note(Actor actor, Act act, String subject, Map<String, String> details);

    default void note(Actor actor, Act act, String subject) {
        note(actor, act, subject, Map.of());
    }
}

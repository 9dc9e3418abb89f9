package org.forewarn.alert.consent;

import java.util.Set;

/** Wants to know when what a report allows has changed. */
public interface ConsentWatcher {

    /** Called in the transaction of the change, while nobody else changes any consent. */
    void consentChanged(Set<String> reportIds);
}

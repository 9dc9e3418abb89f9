package org.forewarn.planted.alert.warning;

import org.apache.kafka.common.utils.Time;

/** Breaks the rule of purity, and lies in a package that is not null-marked. */
public final class KnowsKafka {

    public long now() {
        return Time.SYSTEM.milliseconds();
    }
}

package org.forewarn.planted.alert.desk;

import org.forewarn.planted.matching.linkage.Engine;

/** Breaks the rule against sharing. */
public final class CallsMatching {

    public double weight() {
        return new Engine().weight();
    }
}

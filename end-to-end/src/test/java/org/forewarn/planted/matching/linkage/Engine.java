package org.forewarn.planted.matching.linkage;

/** A class of another service. */
public final class Engine {

    public double weight() {
        return 1;
    }
}

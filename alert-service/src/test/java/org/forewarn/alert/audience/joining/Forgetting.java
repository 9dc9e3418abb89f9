package org.forewarn.alert.audience.joining;

import org.forewarn.alert.Suite;

/** What happens once a minute, at once. */
public final class Forgetting {

    private Forgetting() {}

    public static void now(Suite suite) {
        suite.bean(JoiningConfiguration.Sweeping.class).sweep();
    }
}

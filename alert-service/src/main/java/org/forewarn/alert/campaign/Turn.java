package org.forewarn.alert.campaign;

import java.time.Duration;
import java.time.Instant;
import org.forewarn.alert.audience.QuietHours;
import org.forewarn.alert.audience.Wishes;
import org.forewarn.schemas.event.Audience;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Warning;

/** Whether and when a person is told of a warning. */
sealed interface Turn {

    /** At once. */
    record Now() implements Turn {}

    /** Held until then. */
    record NotBefore(Instant at) implements Turn {}

    /** With others of its week. */
    record InDigest() implements Turn {}

    /** Not: they do not want to hear of this. */
    record NotAtAll() implements Turn {}

    /**
     * How much a person is told.
     *
     * @param caseGap of one case nobody is told again within this time, unless it is graver than they were told
     * @param routineADay after so many routine warnings in 24 hours the others come in the week's digest
     */
    record Rules(Duration caseGap, int routineADay) {}

    /** Decides. A pause holds for everything; quiet hours, digest and budget hold for what is routine. */
    static Turn of(Warning warning, Audience audience, Wishes wishes, Past past, Rules rules, Instant now) {
        if (wishes.pausedAt(now)) {
            return new NotAtAll();
        }
        if (audience == Audience.AREA && !wishes.includes(warning.getIncidentTypes())) {
            return new NotAtAll();
        }
        MsgType kind = audience == Audience.AREA ? MsgType.ALERT : warning.getMsgType();
        boolean tellsMore = kind == MsgType.ALERT || kind == MsgType.UPDATE;
        if (!tellsMore) {
            // what is not true any more is not held back
            return new Now();
        }
        boolean routine = warning.getLane() == Lane.ROUTINE;
        if (routine && (wishes.digest() || past.routineToday() >= rules.routineADay())) {
            return new InDigest();
        }
        Instant from = later(
                afterGap(warning.getSeverity(), past, rules.caseGap(), now), routine ? afterQuiet(wishes, now) : now);
        if (!from.isAfter(now)) {
            return new Now();
        }
        // what would come too late comes now: the hours were asked for, but so was the warning
        return from.isBefore(Fanout.expires(warning)) ? new NotBefore(from) : new Now();
    }

    private static Instant afterGap(Severity severity, Past past, Duration gap, Instant now) {
        Instant told = past.toldOfCase();
        boolean graver = past.severityTold() != null && severity.compareTo(past.severityTold()) < 0;
        return told == null || graver ? now : told.plus(gap);
    }

    private static Instant afterQuiet(Wishes wishes, Instant now) {
        QuietHours quiet = wishes.quietHours();
        return quiet != null && quiet.hold(now) ? quiet.endAfter(now) : now;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

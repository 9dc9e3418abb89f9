package org.forewarn.alert.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import org.forewarn.schemas.event.Audience;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Warning;
import org.jspecify.annotations.Nullable;

/** Whether and when a person is told of a warning. */
sealed interface Turn {

    ZoneId UK = ZoneId.of("Europe/London");

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
    static Turn of(Warning warning, Audience audience, Wants wants, Past past, Rules rules, Instant now) {
        if (wants.pausedUntil() != null && now.isBefore(wants.pausedUntil())) {
            return new NotAtAll();
        }
        if (audience == Audience.AREA && isOfOtherKinds(warning, wants)) {
            return new NotAtAll();
        }
        MsgType kind = audience == Audience.AREA ? MsgType.ALERT : warning.getMsgType();
        boolean tellsMore = kind == MsgType.ALERT || kind == MsgType.UPDATE;
        if (!tellsMore) {
            // what is not true any more is not held back
            return new Now();
        }
        boolean routine = warning.getLane() == Lane.ROUTINE;
        if (routine && (wants.digest() || past.routineToday() >= rules.routineADay())) {
            return new InDigest();
        }
        Instant from = later(
                afterGap(warning.getSeverity(), past, rules.caseGap(), now), routine ? afterQuiet(wants, now) : now);
        if (!from.isAfter(now)) {
            return new Now();
        }
        // what would come too late comes now: the hours were asked for, but so was the warning
        return from.isBefore(Fanout.expires(warning)) ? new NotBefore(from) : new Now();
    }

    private static boolean isOfOtherKinds(Warning warning, Wants wants) {
        return !wants.incidentTypes().isEmpty()
                && !warning.getIncidentTypes().isEmpty()
                && Collections.disjoint(wants.incidentTypes(), warning.getIncidentTypes());
    }

    private static Instant afterGap(Severity severity, Past past, Duration gap, Instant now) {
        Instant told = past.toldOfCase();
        boolean graver = past.severityTold() != null && severity.compareTo(past.severityTold()) < 0;
        return told == null || graver ? now : told.plus(gap);
    }

    /** The end of the quiet hours that now lies in. */
    private static Instant afterQuiet(Wants wants, Instant now) {
        @Nullable LocalTime from = wants.quietFrom();
        @Nullable LocalTime to = wants.quietTo();
        if (from == null || to == null || from.equals(to)) {
            return now;
        }
        ZonedDateTime here = now.atZone(UK);
        LocalTime time = here.toLocalTime();
        boolean overMidnight = from.isAfter(to);
        boolean quiet =
                overMidnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) {
            return now;
        }
        LocalDate day =
                overMidnight && !time.isBefore(from) ? here.toLocalDate().plusDays(1) : here.toLocalDate();
        return day.atTime(to).atZone(UK).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

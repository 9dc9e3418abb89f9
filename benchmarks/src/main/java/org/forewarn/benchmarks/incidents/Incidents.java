package org.forewarn.benchmarks.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.forewarn.benchmarks.incidents.Dice.Purpose;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.ReportEvent;
import org.forewarn.schemas.event.ReportEventKind;
import org.jspecify.annotations.Nullable;

/**
 * The events of a plan, in the order in which they come in, each made when it is asked for. What is kept meanwhile is a
 * few words for each offender who will be back and each report that will be changed, so a million reports need no more
 * memory than what is due at one time.
 */
public final class Incidents implements Iterator<IncidentEvent> {

    /** Between two of one man; many come soon after another. An assumption. */
    private static final double MEAN_GAP_DAYS = 35;

    private static final double MEAN_DELAY_DAYS = 2.5;
    private static final double MAX_DELAY_DAYS = 90;
    private static final double MEAN_CHANGE_DAYS = 6;
    private static final double MILLIS_OF_DAY = 86_400_000.0;
    private static final double LOCAL_CHARITY = 0.7;

    private static final Weighted<String> CHANNELS =
            Weighted.words("web 42, phone 18, app 14, outreach 12, sms 6, email 5, partner_api 3");

    private final IncidentPlan plan;
    private final Offenders offenders;
    private final Telling telling;
    private final Dice timeline;
    private final PriorityQueue<Return> returns =
            new PriorityQueue<>(Comparator.comparingLong(Return::at).thenComparingLong(Return::offender));
    private final PriorityQueue<Change> changes = new PriorityQueue<>(
            Comparator.comparingLong(Change::at).thenComparing(Change::kind).thenComparingLong(one -> one.of()
                    .number()));
    private long made;
    private long metOffenders;

    /** An offender will be reported again. */
    private record Return(long at, long offender, int nth) {}

    /** From which a report can be made again. */
    private record Origin(long number, long at, long offender, int nth) {}

    private enum Kind {
        AMENDED,
        AMENDMENT_REPEATED,
        REPEATED,
        WITHDRAWN
    }

    /** Something will happen to a report. */
    private record Change(long at, Kind kind, Origin of) {}

    public Incidents(IncidentPlan plan) {
        this.plan = plan;
        var whereabouts = new Whereabouts();
        this.offenders = new Offenders(
                plan.rates(), plan.seed(), plan.until().atZone(ZoneOffset.UTC).getYear(), whereabouts);
        this.telling = new Telling(whereabouts);
        this.timeline = Dice.of(plan.rates(), plan.seed(), Purpose.TIMELINE, 0);
    }

    /** All events of a plan, one after the other. */
    public static Stream<IncidentEvent> of(IncidentPlan plan) {
        var each = Spliterators.spliteratorUnknownSize(new Incidents(plan), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(each, false);
    }

    @Override
    public boolean hasNext() {
        return made < plan.reports() || !changes.isEmpty();
    }

    @Override
    public IncidentEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long now = timeOf(made);
        Change change = changes.peek();
        if (change != null && (made >= plan.reports() || change.at() <= now)) {
            return changed(changes.remove());
        }
        Origin origin = origin(now);
        Offender offender = offenders.of(origin.offender());
        comesBack(origin, offender);
        willChange(origin);
        made++;
        Told told = told(origin, offender);
        return event(origin, offender, ReportEventKind.SUBMITTED, origin.at(), true, told);
    }

    private long timeOf(long number) {
        double part = (number + 1.0) / plan.reports();
        return plan.until().toEpochMilli() - Math.round((1 - part) * plan.span().toMillis());
    }

    private Origin origin(long now) {
        Return back = returns.peek();
        if (back != null && back.at() <= now) {
            returns.remove();
            return new Origin(made, now, back.offender(), back.nth());
        }
        return new Origin(made, now, metOffenders++, 0);
    }

    private void comesBack(Origin origin, Offender offender) {
        if (origin.nth() + 1 < offender.reports()) {
            long gap = Math.round(timeline.exponential(MEAN_GAP_DAYS) * MILLIS_OF_DAY);
            returns.add(new Return(origin.at() + gap, origin.offender(), origin.nth() + 1));
        }
    }

    /** A report that is taken back stays so, and what is sent again is the report as it was sent last. */
    private void willChange(Origin origin) {
        long never = Long.MAX_VALUE;
        long amended = mayChange(origin, plan.changes().amended(), never);
        long repeated = mayChange(origin, plan.changes().repeated(), never);
        long withdrawn = mayChange(origin, plan.changes().withdrawn(), never);
        if (amended < withdrawn) {
            changes.add(new Change(amended, Kind.AMENDED, origin));
        }
        if (repeated < withdrawn) {
            changes.add(new Change(repeated, amended < repeated ? Kind.AMENDMENT_REPEATED : Kind.REPEATED, origin));
        }
        if (withdrawn != never) {
            changes.add(new Change(withdrawn, Kind.WITHDRAWN, origin));
        }
    }

    private long mayChange(Origin origin, double rate, long never) {
        return rate > 0 && timeline.chance(rate)
                ? origin.at() + Math.round(timeline.exponential(MEAN_CHANGE_DAYS) * MILLIS_OF_DAY)
                : never;
    }

    private IncidentEvent changed(Change change) {
        Origin origin = change.of();
        Offender offender = offenders.of(origin.offender());
        @Nullable
        Told told =
                switch (change.kind()) {
                    case AMENDED, AMENDMENT_REPEATED ->
                        told(origin, offender)
                                .amended(offender, Dice.of(plan.rates(), plan.seed(), Purpose.CHANGE, origin.number()));
                    case REPEATED -> told(origin, offender);
                    case WITHDRAWN -> null;
                };
        ReportEventKind kind = told == null ? ReportEventKind.WITHDRAWN : ReportEventKind.SUBMITTED;
        return event(origin, offender, kind, change.at(), false, told);
    }

    private Told told(Origin origin, Offender offender) {
        Dice dice = reportDice(origin);
        Instant received = Instant.ofEpochMilli(origin.at());
        double delay = Math.min(dice.exponential(MEAN_DELAY_DAYS), MAX_DELAY_DAYS);
        Instant happened = received.minus(Duration.ofMillis(Math.round(delay * MILLIS_OF_DAY)))
                .truncatedTo(ChronoUnit.MINUTES);
        return telling.of(offender, origin.nth(), happened, received, dice);
    }

    private Dice reportDice(Origin origin) {
        return Dice.of(plan.rates(), plan.seed(), Purpose.REPORT, origin.number());
    }

    private IncidentEvent event(
            Origin origin, Offender offender, ReportEventKind kind, long at, boolean first, @Nullable Told told) {
        Provenance provenance = provenance(origin, offender, at);
        String json = told == null ? null : ReportJson.of(provenance, told);
        var event = new ReportEvent();
        event.setReportId(ReportIds.of(provenance.getPartnerId(), provenance.getReference()));
        event.setProvenance(provenance);
        event.setKind(kind);
        event.setContentDigest(json == null ? "" : ReportIds.contentDigest(json));
        event.setReport(told == null ? null : told.report());
        return new IncidentEvent(offender.label(), event, first, told, json);
    }

    private Provenance provenance(Origin origin, Offender offender, long at) {
        Dice dice = Dice.of(plan.rates(), plan.seed(), Purpose.CHANNEL, origin.number());
        var provenance = new Provenance();
        provenance.setPartnerId(charity(offender.home(), dice));
        provenance.setKeyId("generated");
        provenance.setChannel(CHANNELS.pick(dice));
        provenance.setReceivedAt(Instant.ofEpochMilli(at));
        provenance.setApiVersion("v1");
        provenance.setReference("G" + plan.seed() + "-" + origin.number());
        return provenance;
    }

    /** Most report to the charity of their region, the others to any. */
    private static String charity(OutwardCode home, Dice dice) {
        if (!dice.chance(LOCAL_CHARITY)) {
            return dice.pick(IncidentPlan.CHARITIES);
        }
        int region = home.lat() > 55 ? 2 : home.lat() > 53.2 ? 0 : home.lat() > 52 ? 1 : 3;
        return IncidentPlan.CHARITIES.get(region);
    }
}

package org.forewarn.matching.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.forewarn.matching.blocking.BlockStage.Output.Turned;
import org.forewarn.matching.blocking.ReportStage.Taken;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Link;
import org.jspecify.annotations.Nullable;

/** The tally as Micrometer's counters. */
public final class MeterTally implements Tally {

    private static final String REPORTS = "forewarn.matching.reports";

    private final MeterRegistry meters;

    public MeterTally(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void report(Taken taken) {
        counter(REPORTS, "outcome", name(taken.outcome())).increment();
        counter("forewarn.matching.identifiers", "outcome", "unreadable")
                .increment(taken.gaps().unreadable());
        taken.gaps().counts().forEach((gap, count) -> counter("forewarn.matching.enrichment.gaps", "kind", name(gap))
                .increment(count));
        counter("forewarn.matching.blocking.keys", "outcome", "left_out").increment(taken.keysLeftOut());
    }

    @Override
    public void turned(Turned turned) {
        meters.counter(
                        "forewarn.matching.keys.turned",
                        "to",
                        turned.generic() ? "generic" : "specific",
                        "kind",
                        turned.isIdentifier() ? "identifier" : "weak")
                .increment();
    }

    @Override
    public void link(@Nullable Link link) {
        counter("forewarn.matching.links", "band", link == null ? "ended" : name(link.getBand()))
                .increment();
    }

    @Override
    public void published(CaseStatus status) {
        counter("forewarn.matching.cases", "status", name(status)).increment();
    }

    @Override
    public void deadLetter(String topic) {
        if (topic.equals(Topics.REPORTS.name())) {
            counter(REPORTS, "outcome", "dead").increment();
        }
        counter("forewarn.matching.dead.letters", "topic", topic).increment();
    }

    private Counter counter(String name, String tag, String value) {
        return meters.counter(name, tag, value);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

package org.forewarn.alert.desk;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.forewarn.alert.warning.Decision.Reason;
import org.forewarn.alert.warning.LifeCycle.Review;
import org.forewarn.schemas.event.Lane;
import org.springframework.stereotype.Component;

/** What the desk counts. Names and tags are public: dashboards and alarms stand on them. */
@Component
class DeskMetrics {

    private final MeterRegistry meters;

    DeskMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void drafted() {
        meters.counter("forewarn.warning.drafts", "change", "started").increment();
    }

    void redrafted() {
        meters.counter("forewarn.warning.drafts", "change", "changed").increment();
    }

    void withdrawn(Reason reason) {
        meters.counter("forewarn.warning.withdrawn", "reason", reason.code()).increment();
    }

    void suppressed(Reason reason) {
        meters.counter("forewarn.warning.suppressed", "reason", reason.code()).increment();
    }

    void flagged(Review review) {
        meters.counter("forewarn.warning.needs.review", "reason", review.code()).increment();
    }

    void issued(Lane lane) {
        meters.counter("forewarn.warning.issued", "lane", lane.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void published() {
        meters.counter("forewarn.warning.published").increment();
    }
}

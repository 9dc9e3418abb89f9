package org.forewarn.alert.desk;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.audience.Headcount;
import org.forewarn.alert.desk.Outgoings.Outgoing;
import org.forewarn.alert.warning.Composed;
import org.forewarn.alert.warning.Composer;
import org.forewarn.alert.warning.Composition;
import org.forewarn.alert.warning.Preview;
import org.forewarn.alert.warning.WarningContent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people look at before they decide. */
@Component
public class DeskViews {

    private final Warnings warnings;
    private final Outgoings outgoings;
    private final Approvals approvals;
    private final Counting counting;
    private final DeskRules rules;

    DeskViews(Warnings warnings, Outgoings outgoings, Approvals approvals, Counting counting, DeskRules rules) {
        this.warnings = warnings;
        this.outgoings = outgoings;
        this.approvals = approvals;
        this.counting = counting;
        this.rules = rules;
    }

    /** Counts people, in an area or among those who were told. */
    @Component
    record Counting(JdbcClient jdbc, Headcount headcount, Clock clock) {

        /** How many people were told of any of these. */
        long told(List<UUID> warningIds) {
            return jdbc.sql("""
                    select count(distinct recipient_id) from delivery
                    where warning_id in (:ids) and state in ('attempting', 'submitted', 'delivered')""").param("ids", warningIds).query(Long.class).single();
        }
    }

    /**
     * A warning as it would be said by a choice that is not kept.
     *
     * @param content nothing: there is nobody to tell or nothing to tell
     */
    public record Tried(
            Optional<WarningContent> content, List<Preview> texts, Optional<Reach> reach, Composed composed) {}

    /** Everything the desk needs to decide on a warning. */
    public Optional<DeskView> find(UUID warningId) {
        return warnings.look(warningId).map(this::view);
    }

    /** What a choice would say that is not kept. */
    public Optional<Tried> attempt(UUID warningId, Composition choice) {
        return warnings.look(warningId).map(row -> {
            Composed composed = rules.composer()
                    .compose(
                            row.facts(),
                            choice,
                            row.covered(),
                            row.reference(),
                            counting.clock().instant());
            List<Preview> texts = composed.content()
                    .map(content -> Preview.of(content.texts()))
                    .orElse(List.of());
            return new Tried(
                    composed.content(), texts, composed.content().map(content -> reach(content, texts)), composed);
        });
    }

    /** What a person chose, or else what the policy would choose. */
    Composition choice(WarningRow row) {
        Composer composer = rules.composer();
        return Objects.requireNonNullElseGet(row.composition(), () -> composer.suggested(row.facts(), row.covered()));
    }

    private DeskView view(WarningRow row) {
        Outgoing outgoing = outgoings.of(row);
        List<Preview> texts = Preview.of(outgoing.content().texts());
        Composition choice = choice(row);
        Composed composed = rules.composer()
                .compose(
                        row.facts(),
                        choice,
                        row.covered(),
                        row.reference(),
                        counting.clock().instant());
        return new DeskView(
                row.warningId(),
                row.caseId(),
                row.reference(),
                row.state().code(),
                row.attention(),
                row.flagged() == null ? null : row.flagged().code(),
                row.takenBy(),
                row.version(),
                row.revision(),
                row.expires(),
                WarningRows.word(outgoing.kind()),
                outgoings.isDue(row),
                outgoing.digest(),
                outgoing.approvals(),
                approvals.of(row.warningId(), row.version()),
                outgoing.content(),
                texts,
                Preview.of(outgoing.content().updateTexts()),
                reach(outgoing.content(), texts),
                row.revision() == 0 ? 0 : counting.told(warnings.family(row.warningId())),
                row.issued(),
                choice,
                composed.offers());
    }

    private Reach reach(WarningContent content, List<Preview> texts) {
        return Reach.of(
                counting.headcount().in(content.outwardCodes(), content.incidentTypes()),
                texts,
                rules.settings().pencePerSegment());
    }
}

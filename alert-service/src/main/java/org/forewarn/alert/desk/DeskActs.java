package org.forewarn.alert.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.warning.Composed;
import org.forewarn.alert.warning.Composition;
import org.forewarn.alert.warning.Refusal;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.alert.warning.WarningState;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people, and machines for them, do to warnings. Each act is one transaction that locks the warning, changes it, works
 * out where it stands in the queue, and is audited.
 */
@Component
public class DeskActs {

    private static final String VERSION = "version";

    private final TransactionTemplate transaction;
    private final Warnings warnings;
    private final Issuing issuing;
    private final Standings standings;
    private final ActRules rules;

    DeskActs(TransactionTemplate transaction, Warnings warnings, Issuing issuing, Standings standings, ActRules rules) {
        this.transaction = transaction;
        this.warnings = warnings;
        this.issuing = issuing;
        this.standings = standings;
        this.rules = rules;
    }

    /** The rules by which acts are judged, and who is told of them. */
    @Component
    record ActRules(DeskRules desk, Audit audit, java.time.Clock clock) {}

    /** What came of an act. */
    public sealed interface Acted {

        /**
         * It is done.
         *
         * @param version the warning has now
         */
        record Done(int version) implements Acted {}

        record Unknown() implements Acted {}

        /** The warning has changed since whoever acts looked at it. */
        record Changed() implements Acted {}

        /** A warning in this state does not take this act. */
        record NotNow() implements Acted {}

        /** Somebody else works on it. */
        record TakenBySomebody() implements Acted {}

        /** It may not be said so. */
        record Refused(List<Refusal> refusals) implements Acted {}

        /** An approval, and what came of it. */
        record Approved(Approval approval) implements Acted {}
    }

    /**
     * Somebody takes a warning to work on it.
     *
     * @param mayTakeOver whether they may take it from somebody else
     */
    public Acted take(UUID warningId, UUID by, boolean mayTakeOver, Actor actor) {
        return act(warningId, null, row -> {
            if (row.takenBy() != null && !row.takenBy().equals(by) && !mayTakeOver) {
                return new Acted.TakenBySomebody();
            }
            warnings.take(warningId, by);
            note(actor, Act.WARNING_TAKEN, row, Map.of());
            return new Acted.Done(row.version());
        });
    }

    /**
     * Who works on a warning hands it to somebody, or back to all.
     *
     * @param to null: to all
     * @param mayTakeOver whether they may hand over what somebody else works on
     */
    public Acted handOver(UUID warningId, UUID by, @Nullable UUID to, boolean mayTakeOver, Actor actor) {
        return act(warningId, null, row -> {
            if (row.takenBy() != null && !row.takenBy().equals(by) && !mayTakeOver) {
                return new Acted.TakenBySomebody();
            }
            warnings.take(warningId, to);
            note(actor, Act.WARNING_HANDED_OVER, row, to == null ? Map.of() : Map.of("to", to.toString()));
            return new Acted.Done(row.version());
        });
    }

    /** A reviewer says no to a draft. */
    public Acted reject(UUID warningId, int version, RejectReason reason, Actor actor) {
        return act(warningId, version, row -> {
            if (row.state() != WarningState.DRAFTED) {
                return new Acted.NotNow();
            }
            warnings.reject(warningId, reason.code());
            note(actor, Act.WARNING_REJECTED, row, Map.of(VERSION, String.valueOf(version), "reason", reason.code()));
            return new Acted.Done(version);
        });
    }

    /** Somebody chooses what is said. A draft of theirs is a draft again when it was rejected. */
    public Acted compose(UUID warningId, int version, Composition choice, Actor actor) {
        return act(warningId, version, row -> {
            if (row.state() != WarningState.DRAFTED
                    && row.state() != WarningState.ISSUED
                    && row.state() != WarningState.REJECTED) {
                return new Acted.NotNow();
            }
            Composed composed = rules.desk()
                    .composer()
                    .compose(
                            row.facts(),
                            choice,
                            row.covered(),
                            row.reference(),
                            rules.clock().instant());
            WarningContent content = composed.content().orElse(null);
            if (content == null || !composed.refusals().isEmpty()) {
                return new Acted.Refused(composed.refusals());
            }
            warnings.propose(warningId, content, row.issued() == null ? MsgType.ALERT : MsgType.UPDATE);
            warnings.compose(warningId, rules.desk().composer().seeing(row.facts(), choice), DeskSettings.name(actor));
            note(actor, Act.WARNING_COMPOSED, row, Map.of(VERSION, String.valueOf(version + 1)));
            return new Acted.Done(version + 1);
        });
    }

    /** What is issued next is to be another kind of message: an alert to new people only, an update, an all-clear. */
    public Acted prepare(UUID warningId, int version, MsgType kind, Actor actor) {
        return act(warningId, version, row -> {
            if (row.state() != WarningState.ISSUED) {
                return new Acted.NotNow();
            }
            warnings.turnTo(warningId, kind);
            note(
                    actor,
                    Act.WARNING_COMPOSED,
                    row,
                    Map.of(VERSION, String.valueOf(version + 1), "kind", WarningRows.word(kind)));
            return new Acted.Done(version + 1);
        });
    }

    /**
     * Somebody approves what would be sent. When enough people have, it is sent.
     *
     * @param version of what they saw; null: they take it as it is now
     * @param digest of what they saw; null: the version says it
     */
    public Acted approve(UUID warningId, @Nullable Integer version, @Nullable String digest, Actor actor) {
        return act(warningId, version, row -> new Acted.Approved(issuing.approve(row, actor, digest)));
    }

    /** What was said is taken back, at once: one person is enough. */
    public Acted cancel(UUID warningId, int version, Actor actor) {
        return act(warningId, version, row -> {
            if (row.state() != WarningState.ISSUED) {
                return new Acted.NotNow();
            }
            warnings.turnTo(warningId, MsgType.CANCEL);
            return warnings.find(warningId)
                    .<Acted>map(turned -> new Acted.Approved(issuing.approve(turned, actor, null)))
                    .orElseGet(Acted.Unknown::new);
        });
    }

    /** A person has looked at a flag, or at what could be told anew, and decides to leave the warning as it is. */
    public Acted resolve(UUID warningId, int version, Actor actor) {
        return act(warningId, version, row -> {
            if (row.state() != WarningState.ISSUED) {
                return new Acted.NotNow();
            }
            warnings.resolve(row);
            note(
                    actor,
                    Act.FLAG_RESOLVED,
                    row,
                    row.flagged() == null
                            ? Map.of()
                            : Map.of("flag", row.flagged().code()));
            return new Acted.Done(version);
        });
    }

    /** Somebody looks at a warning as the desk sees it. */
    public void viewed(UUID warningId, Actor actor) {
        transaction.executeWithoutResult(
                status -> rules.audit().note(actor, Act.WARNING_VIEWED, "warning/" + warningId, Map.of()));
    }

    private Acted act(UUID warningId, @Nullable Integer version, Function<WarningRow, Acted> act) {
        return Objects.requireNonNull(transaction.execute(status -> {
            WarningRow row = warnings.find(warningId).orElse(null);
            if (row == null) {
                return new Acted.Unknown();
            }
            if (version != null && version != row.version()) {
                return new Acted.Changed();
            }
            Acted acted = act.apply(row);
            standings.refresh(warningId);
            return acted;
        }));
    }

    private void note(Actor actor, Act act, WarningRow row, Map<String, String> details) {
        rules.audit().note(actor, act, "warning/" + row.warningId(), details);
    }
}

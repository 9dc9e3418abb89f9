package org.forewarn.alert.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.forewarn.alert.warning.Decision.Reason;
import org.forewarn.alert.warning.Decision.Suppress;
import org.forewarn.alert.warning.LifeCycle.Review;
import org.forewarn.alert.warning.LifeCycle.Step;
import org.forewarn.alert.warning.WarningPolicy.Background;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random stories: reports come, change and go, people at the desk choose, approve, update and take back, and messages are
 * sent one by one in between. Whatever the sequence, at the moment a message is sent everything in it may be told where
 * its person is, and who was sent anything of a warning that is taken back is told that.
 *
 * <p>Decisions are the real ones; what the database does (the outbox, the marks, whom an update reaches) is modelled here
 * in its simplest form. {@code DeskStoryIT} tells shorter stories to the real one.
 */
class NoMessageWithoutConsentTest {

    private static final int STORIES = 3_000;
    private static final int EVENTS = 30;
    private static final List<String> PLACES = List.of("LS2", "LS6", "BD1", "BS1", "G1");
    private static final Instant NOW = Instant.parse("2026-03-06T09:00:00Z");

    private final long seed = Long.getLong("forewarn.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final WarningSettings settings = WarningSettings.standard().withRadiusKm(3);
    private final WarningPolicy policy = new WarningPolicy(OutwardCodes.uk(), settings, Templates.NONE);
    private final Composer composer = new Composer(OutwardCodes.uk(), settings, Templates.NONE);

    @Test
    void whateverTheSequenceNothingIsToldWithoutConsentAndNobodyMissesWhatIsTakenBack() {
        int sent = 0;
        int takenBack = 0;
        for (int i = 0; i < STORIES; i++) {
            var story = new Story();
            for (int j = 0; j < EVENTS; j++) {
                story.happen();
            }
            story.end();
            sent += story.sent;
            takenBack += story.takenBack;
        }
        assertThat(sent).as("messages sent, -Dforewarn.seed=%d", seed).isGreaterThan(STORIES);
        assertThat(takenBack)
                .as("warnings taken back, -Dforewarn.seed=%d", seed)
                .isGreaterThan(STORIES / 10);
    }

    /** A message to a person in a place, that may or may not be sent yet. */
    private record Waiting(int revision, MsgType kind, String person, WarningContent content) {}

    /** One warning of one case, and people who want to be warned, called after their place. */
    private final class Story {

        private final Map<String, CaseReport> reports = new HashMap<>();
        private @Nullable WarningState state;
        private @Nullable WarningContent proposed;
        private @Nullable WarningContent issued;
        private @Nullable Composition chosen;
        private @Nullable Review flagged;
        private MsgType next = MsgType.ALERT;
        private int revision;
        private int sendsFrom = 1;
        private final Set<String> covered = new TreeSet<>();
        private Set<String> restedOn = new TreeSet<>();
        private final List<Waiting> waiting = new ArrayList<>();
        private final Map<String, Integer> told = new HashMap<>();
        private final Set<String> toldOfTheEnd = new HashSet<>();
        private int serial;
        private int sent;
        private int takenBack;

        void happen() {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> {
                    CaseReport report = report("r" + serial++);
                    reports.put(report.reportId(), report);
                    heard();
                }
                case 3 ->
                    any().ifPresent(report -> {
                        reports.remove(report.reportId());
                        heard();
                    });
                case 4 ->
                    any().ifPresent(report -> {
                        reports.put(report.reportId(), report(report.reportId()));
                        heard();
                    });
                case 5 -> compose();
                case 6, 7 -> approve(next);
                case 8 -> {
                    if (state == WarningState.ISSUED) {
                        approve(random.nextBoolean() ? MsgType.CANCEL : MsgType.ALL_CLEAR);
                    }
                }
                default -> sendSome(random.nextInt(4));
            }
        }

        /** In the end everything that is still waiting is sent, or found that it may not be. */
        void end() {
            if (state == WarningState.ISSUED && random.nextBoolean()) {
                approve(MsgType.CANCEL);
            }
            sendSome(Integer.MAX_VALUE);
            if (state == WarningState.ENDED) {
                takenBack++;
                assertThat(toldOfTheEnd)
                        .as("who was told, and who of the end; -Dforewarn.seed=%d", seed)
                        .isEqualTo(told.keySet());
            }
        }

        private Optional<CaseReport> any() {
            List<CaseReport> all = List.copyOf(reports.values());
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
        }

        private CaseFacts facts() {
            return new CaseFacts("case", List.copyOf(reports.values()));
        }

        /** As the desk does with a record of the case. */
        private void heard() {
            Decision decision = reports.isEmpty()
                    ? new Suppress(Reason.CASE_CLOSED)
                    : policy.decide(
                            facts(), new Background("REF01", covered, Set.of(), Optional.ofNullable(chosen)), NOW);
            Standing standing =
                    state == null || proposed == null ? null : new Standing(state, proposed, covered, restedOn);
            switch (LifeCycle.next(standing, decision, policy.isGone(facts(), restedOn, issued, covered))) {
                case Step.Nothing() -> {}
                case Step.Start(var content) -> draft(content);
                case Step.Redraft(var content) -> draft(content);
                case Step.Withdraw ignored -> state = WarningState.WITHDRAWN;
                case Step.Propose(var content, boolean further, var review) -> {
                    proposed = content;
                    next = review != null || issued == null ? MsgType.UPDATE : LifeCycle.kindOf(issued, content);
                    flag(review);
                }
                case Step.Flag(var review) -> flag(review);
            }
        }

        private void draft(WarningContent content) {
            proposed = content;
            state = WarningState.DRAFTED;
            next = MsgType.ALERT;
        }

        private void flag(@Nullable Review review) {
            if (review == null) {
                return;
            }
            boolean maySay = issued == null || composer.mayBeSent(facts(), issued, Set.of());
            if (LifeCycle.stopsSending(review, flagged, maySay)) {
                sendsFrom = revision + 1;
            }
            flagged = review;
        }

        private void compose() {
            if (state != WarningState.DRAFTED && state != WarningState.ISSUED) {
                return;
            }
            var fields = new HashSet<String>();
            Composition suggested = composer.suggested(facts(), covered);
            composer.compose(facts(), suggested, covered, "REF01", NOW).offers().forEach(offer -> {
                if (random.nextBoolean()) {
                    fields.add(offer.field());
                }
            });
            AreaChoice area =
                    switch (random.nextInt(4)) {
                        case 0 -> AreaChoice.national();
                        case 1 -> AreaChoice.counties("Leeds");
                        case 2 -> AreaChoice.districts(PLACES.get(random.nextInt(PLACES.size())), "LS2");
                        default -> AreaChoice.around(random.nextInt(40));
                    };
            var choice = new Composition(fields, Set.of(), area, List.of("en"), 24);
            Composed composed = composer.compose(facts(), choice, covered, "REF01", NOW);
            if (composed.refusals().isEmpty() && composed.content().isPresent()) {
                proposed = composed.content().get();
                chosen = composer.seeing(facts(), choice);
                next = issued == null ? MsgType.ALERT : MsgType.UPDATE;
            }
        }

        private void approve(MsgType kind) {
            WarningContent content = proposed;
            boolean takesBack = kind == MsgType.CANCEL || kind == MsgType.ALL_CLEAR;
            if (content == null
                    || !(state == WarningState.DRAFTED && kind == MsgType.ALERT || state == WarningState.ISSUED)
                    || !takesBack
                            && !composer.mayBeSent(facts(), content, kind == MsgType.UPDATE ? covered : Set.of())) {
                return;
            }
            revision++;
            sendsFrom = revision;
            if (kind != MsgType.ALERT) {
                told.keySet().forEach(person -> waiting.add(new Waiting(revision, kind, person, content)));
            }
            if (takesBack) {
                state = WarningState.ENDED;
                return;
            }
            PLACES.stream()
                    .filter(content.outwardCodes()::contains)
                    .forEach(person -> waiting.add(new Waiting(revision, MsgType.ALERT, person, content)));
            covered.addAll(content.outwardCodes());
            Set<String> rests = new TreeSet<>(content.reportIds());
            if (kind == MsgType.ALERT) {
                rests.addAll(restedOn);
            } else {
                flagged = null;
            }
            restedOn = rests;
            issued = content;
            state = WarningState.ISSUED;
        }

        private void sendSome(int max) {
            for (int i = 0; i < max && !waiting.isEmpty(); i++) {
                // lanes may overtake each other
                Waiting message = waiting.remove(random.nextInt(waiting.size()));
                boolean again = message.kind() == MsgType.ALERT && told.containsKey(message.person());
                if (message.revision() >= sendsFrom && !again) {
                    send(message);
                }
            }
        }

        private void send(Waiting message) {
            sent++;
            switch (message.kind()) {
                case CANCEL, ALL_CLEAR -> toldOfTheEnd.add(message.person());
                case ALERT, UPDATE -> {
                    told.putIfAbsent(message.person(), message.revision());
                    assertThat(state).as("-Dforewarn.seed=%d", seed).isNotEqualTo(WarningState.ENDED);
                    message.content().told().forEach(each -> mayBeTold(each, message));
                }
            }
        }

        /** The rule, said here once more: a test that asked the code for it would agree with any mistake. */
        private void mayBeTold(Told what, Waiting message) {
            OutwardCode place = OutwardCodes.uk().find(message.person()).orElseThrow();
            for (String id : what.reportIds()) {
                CaseReport report = reports.get(id);
                assertThat(report)
                        .as("a report that is gone, -Dforewarn.seed=%d", seed)
                        .isNotNull();
                assertThat(report.consent()).as("-Dforewarn.seed=%d", seed).isNotEqualTo(AlertConsent.NONE);
                assertThat(report.linkedReports())
                        .as("-Dforewarn.seed=%d", seed)
                        .isGreaterThanOrEqualTo(report.escrowMinMatches());
            }
            assertThat(what.reportIds())
                    .as("%s in %s, -Dforewarn.seed=%d", what.kind(), message.person(), seed)
                    .anyMatch(id -> reaches(reports.get(id), place));
        }

        private boolean reaches(@Nullable CaseReport report, OutwardCode place) {
            if (report == null) {
                return false;
            }
            District district = report.district();
            return report.consent() == AlertConsent.NATIONAL
                    || district != null
                            && (district.outwardCode().equals(place.code())
                                    || place.distanceKm(district.lat(), district.lon()) <= 30);
        }
    }

    private CaseReport report(String id) {
        OutwardCode place = OutwardCodes.uk()
                .find(PLACES.get(random.nextInt(PLACES.size())))
                .orElseThrow();
        return new CaseReport(
                id,
                "charity-" + random.nextInt(3),
                AlertConsent.values()[random.nextInt(AlertConsent.values().length)],
                random.nextInt(5) == 0 ? 1 : 0,
                random.nextInt(2),
                List.of(random.nextBoolean() ? "rape" : "robbery"),
                NOW.minus(Duration.ofDays(random.nextInt(60))),
                new District(place.code(), place.town(), place.county(), place.lat(), place.lon()),
                List.of(new Identifier("phone", "+44770090000" + random.nextInt(4), false, "seen")),
                List.of(),
                List.of(),
                List.of(),
                random.nextInt(3) == 0 ? Severity.EXTREME : Severity.SEVERE,
                NOW.minus(Duration.ofDays(random.nextInt(5))),
                true,
                List.of());
    }
}

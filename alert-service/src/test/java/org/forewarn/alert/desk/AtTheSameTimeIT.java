package org.forewarn.alert.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.forewarn.alert.NobodyIsWarnedTwice;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.desk.DeskActs.Acted;
import org.forewarn.alert.warning.AreaChoice;
import org.forewarn.alert.warning.Composition;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Several people do the same thing to the same warning in the same moment: one of them has done it, and it was done once. */
class AtTheSameTimeIT {

    /** As many as the pool has connections to spare: more would wait for each other before they meet. */
    private static final int PEOPLE = 8;

    private static final int TIMES = 5;

    private static final AtomicInteger NUMBERS = new AtomicInteger(800);

    private static final List<Actor> STAFF =
            Stream.generate(() -> Actor.member(UUID.randomUUID())).limit(PEOPLE).toList();

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static DeskActs acts;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.desk.auto-issue", false));
        acts = suite.bean(DeskActs.class);
    }

    @AfterAll
    static void stop() {
        NobodyIsWarnedTwice.check(suite.allTexts(), suite.allMails());
        suite.close();
    }

    @RepeatedTest(TIMES)
    void ofThoseWhoTakeAWarningOneHasIt() throws Exception {
        DeskView draft = drafted(report("HS1"));
        List<Acted> done = together(STAFF, one -> acts.take(draft.warningId(), id(one), false, one));
        assertThat(done.stream().filter(Acted.Done.class::isInstance)).hasSize(1);
        assertThat(done.stream().filter(Acted.TakenBySomebody.class::isInstance))
                .hasSize(PEOPLE - 1);
        assertThat(STAFF.get(indexOfDone(done)).id())
                .isEqualTo(Objects.requireNonNull(view(draft).takenBy()).toString());
    }

    @RepeatedTest(TIMES)
    void whatTwoHaveApprovedIsIssuedOnceHoweverManyApprove() throws Exception {
        Person person = Person.of(NUMBERS.incrementAndGet(), "HS2");
        suite.subscribe(person);
        DeskView draft = drafted(report("HS2", AlertConsent.AREA, Severity.EXTREME));
        List<Acted> done =
                together(STAFF, one -> acts.approve(draft.warningId(), draft.version(), draft.digest(), one));
        assertThat(done)
                .contains(new Acted.Approved(new Approval.Noted(1)), new Acted.Approved(new Approval.Issued(1)));
        assertThat(done.stream()
                        .filter(each -> each.equals(new Acted.Approved(new Approval.Issued(1)))
                                || each.equals(new Acted.Approved(new Approval.Noted(1)))))
                .hasSize(2);
        soon().until(() -> suite.texts(person).size() == 1);
        assertThat(view(draft).revision()).isEqualTo(1);
    }

    @RepeatedTest(TIMES)
    void whoApprovesInManyWindowsIsOnePerson() throws Exception {
        DeskView draft = drafted(report("HS3", AlertConsent.AREA, Severity.EXTREME));
        Actor one = STAFF.getFirst();
        List<Acted> done =
                together(STAFF, ignored -> acts.approve(draft.warningId(), draft.version(), draft.digest(), one));
        assertThat(done.stream()).containsOnlyOnce(new Acted.Approved(new Approval.Noted(1)));
        assertThat(done).doesNotContain(new Acted.Approved(new Approval.Issued(1)));
        assertThat(view(draft).revision()).isZero();
    }

    /** Some compose and some approve what was there before: what is issued is what its approver saw, or nothing is. */
    @RepeatedTest(TIMES)
    void whatIsIssuedIsWhatWasApprovedAlsoWhenSomebodyComposesMeanwhile() throws Exception {
        DeskView draft = drafted(report("HS4"));
        var choice = new Composition(Set.of("type:robbery"), Set.of(), AreaChoice.around(1), List.of("en"), 24);
        List<Acted> done = together(
                STAFF,
                one -> STAFF.indexOf(one) % 2 == 0
                        ? acts.compose(draft.warningId(), draft.version(), choice, one)
                        : acts.approve(draft.warningId(), draft.version(), draft.digest(), one));
        DeskView now = view(draft);
        boolean issued = done.contains(new Acted.Approved(new Approval.Issued(1)));
        assertThat(now.revision()).isEqualTo(issued ? 1 : 0);
        if (issued) {
            assertThat(suite.jdbc()
                            .sql("select content -> 'texts' -> 0 ->> 'full' from warning_message where warning_id = ?")
                            .param(draft.warningId())
                            .query(String.class)
                            .single())
                    .isEqualTo(draft.texts().getFirst().full());
        } else {
            assertThat(done.stream().filter(Acted.Done.class::isInstance)).hasSize(1);
            assertThat(now.texts().getFirst().full())
                    .isNotEqualTo(draft.texts().getFirst().full());
        }
    }

    @RepeatedTest(TIMES)
    void ofThoseWhoChangeTheSettingsOneHas() throws Exception {
        DeskSettings settings = suite.bean(DeskSettings.class);
        var seen = settings.history().getFirst();
        List<Boolean> changed = together(
                STAFF,
                one -> settings.change(
                        seen.settings().withLifetimeHours(100 + STAFF.indexOf(one)), seen.version(), one));
        assertThat(changed.stream().filter(each -> each)).hasSize(1);
        assertThat(settings.current().lifetimeHours()).isEqualTo(100 + changed.indexOf(true));
        assertThat(settings.history().getFirst().version()).isEqualTo(seen.version() + 1);
    }

    private static <T> List<T> together(List<Actor> people, Function<Actor, T> act) throws Exception {
        var ready = new CyclicBarrier(people.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<T>>();
            people.forEach(one -> calls.add(() -> {
                ready.await();
                return act.apply(one);
            }));
            var done = new ArrayList<T>();
            for (Future<T> each : threads.invokeAll(calls)) {
                done.add(each.get());
            }
            return done;
        }
    }

    private static int indexOfDone(List<Acted> done) {
        return done.indexOf(
                done.stream().filter(Acted.Done.class::isInstance).findFirst().orElseThrow());
    }

    private static UUID id(Actor actor) {
        return UUID.fromString(actor.id());
    }

    private static DeskView drafted(ReportFacts report) {
        suite.say(open(report));
        soon().until(() -> find(report).size() == 1);
        return suite.bean(DeskViews.class).find(find(report).getFirst()).orElseThrow();
    }

    private static List<UUID> find(ReportFacts report) {
        return suite.jdbc()
                .sql("select warning_id from warning where case_id = ?")
                .param(report.getReportId())
                .query(UUID.class)
                .list();
    }

    private static DeskView view(DeskView of) {
        return suite.bean(DeskViews.class).find(of.warningId()).orElseThrow();
    }
}

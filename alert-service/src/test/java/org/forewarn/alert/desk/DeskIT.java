package org.forewarn.alert.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.TestCase.closed;
import static org.forewarn.alert.TestCase.open;
import static org.forewarn.alert.TestCase.report;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.NobodyIsWarnedTwice;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.desk.DeskActs.Acted;
import org.forewarn.alert.warning.AreaChoice;
import org.forewarn.alert.warning.Composition;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people decide at the desk, with everything real. Each test has places and people of its own. */
class DeskIT {

    private static final Actor ANN = Actor.member(UUID.randomUUID());
    private static final Actor BEN = Actor.member(UUID.randomUUID());

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
        suite.close();
    }

    @AfterEach
    void nobodyIsWarnedTwice() {
        NobodyIsWarnedTwice.check(suite.allTexts(), suite.allMails());
    }

    @Test
    void theGravestTakesTwoDifferentPeopleAndNobodyCountsTwice() {
        Person person = Person.of(100, "ZE1");
        suite.subscribe(person);
        DeskView draft = drafted(report("ZE1", AlertConsent.AREA, Severity.EXTREME));
        assertThat(draft.approvalsNeeded()).isEqualTo(2);

        assertThat(approve(draft, ANN)).isEqualTo(new Approval.Noted(1));
        assertThat(attention(draft)).isEqualTo("second_approval");
        assertThat(approve(draft, ANN)).isEqualTo(new Approval.AlreadyApproved());
        assertThat(suite.texts(person)).isEmpty();
        assertThat(approve(draft, BEN)).isEqualTo(new Approval.Issued(1));

        soon().until(() -> suite.texts(person).size() == 1);
        assertThat(Suite.words(suite.texts(person).getFirst()))
                .isEqualTo(draft.texts().getFirst().full());
        assertThat(attention(draft)).isNull();
    }

    @Test
    void keysOfOneOrganisationCountOnce() {
        DeskView draft = drafted(report("KW1", AlertConsent.AREA, Severity.EXTREME));
        assertThat(approve(draft, Actor.key("operator", "k1"))).isEqualTo(new Approval.Noted(1));
        assertThat(approve(draft, Actor.key("operator", "k2"))).isEqualTo(new Approval.AlreadyApproved());
    }

    @Test
    void whoComposedMayBeTheFirstButAnotherMustBeTheSecond() {
        DeskView draft = drafted(report("KW2", AlertConsent.NATIONAL, Severity.SEVERE));
        var choice = new Composition(Set.of("type:robbery"), Set.of(), AreaChoice.national(), List.of("en"), 24);
        assertThat(acts.compose(draft.warningId(), draft.version(), choice, ANN))
                .isEqualTo(new Acted.Done(draft.version() + 1));
        DeskView composed = view(draft);
        assertThat(composed.sending().national()).isTrue();
        assertThat(approve(composed, ANN)).isEqualTo(new Approval.Noted(1));
        assertThat(approve(composed, ANN)).isEqualTo(new Approval.AlreadyApproved());
    }

    @Test
    void everyChangeResetsWhatWasApproved() {
        ReportFacts first = report("KW5", AlertConsent.AREA, Severity.EXTREME);
        DeskView draft = drafted(first);
        assertThat(approve(draft, ANN)).isEqualTo(new Approval.Noted(1));

        suite.say(open(first, report("KW6")));
        soon().until(() -> view(draft).version() > draft.version());
        assertThat(acts.approve(draft.warningId(), draft.version(), draft.digest(), BEN))
                .isEqualTo(new Acted.Changed());
        DeskView changed = view(draft);
        assertThat(changed.approvals()).isEmpty();
        assertThat(approve(changed, BEN)).isEqualTo(new Approval.Noted(1));
        assertThat(acts.approve(draft.warningId(), changed.version(), draft.digest(), ANN))
                .isEqualTo(new Acted.Approved(new Approval.Changed()));
    }

    @Test
    void whatMayNotBeToldIsRefusedByField() {
        DeskView draft = drafted(report("KW7"));
        var choice = new Composition(
                Set.of("phone:07700 900999"), Set.of(), AreaChoice.districts("KW7", "TR1"), List.of("en"), 24);
        assertThat(acts.compose(draft.warningId(), draft.version(), choice, ANN))
                .isInstanceOfSatisfying(Acted.Refused.class, refused -> assertThat(refused.refusals())
                        .singleElement()
                        .satisfies(each -> assertThat(each.rule()).isEqualTo("outside_consent")));
    }

    @Test
    void aRejectedDraftComesBackOnlyWhenItsCaseGrows() {
        ReportFacts first = report("KW9");
        DeskView draft = drafted(first);
        assertThat(acts.reject(draft.warningId(), draft.version(), RejectReason.NOT_CREDIBLE, ANN))
                .isEqualTo(new Acted.Done(draft.version()));
        assertThat(attention(draft)).isNull();

        suite.say(open(first));
        suite.settle();
        assertThat(view(draft).state()).isEqualTo("rejected");
        suite.say(open(first, report("KW10")));
        soon().until(() -> view(draft).state().equals("drafted"));
        assertThat(attention(draft)).isEqualTo("draft");
    }

    @Test
    void anUpdateReachesWhoWasToldOnTheirChannelsAndNewPeopleAsAnAlert() {
        Person both = Person.of(110, "IV1");
        Person textsOnly = Person.of(111, "IV1").textsOnly();
        Person later = Person.of(112, "IV30");
        suite.subscribe(both, textsOnly, later);
        ReportFacts first = report("IV1");
        DeskView draft = drafted(first);
        assertThat(approve(draft, ANN)).isEqualTo(new Approval.Issued(1));
        soon().until(() ->
                suite.texts(both, textsOnly).size() == 2 && suite.mails(both).size() == 1);
        // wants mails now, and is somewhere else: was told by text, and hears the rest by text
        suite.subscribe(new Person(textsOnly.id(), textsOnly.phone(), "moved@example.org", "full", List.of("TR1")));

        suite.say(open(first, with(report("IV30"), "+447700900998"), with(report("IV1"), "+447700900998")));
        soon().until(() -> "update".equals(attention(draft)));
        DeskView proposed = view(draft);
        assertThat(proposed.next()).isEqualTo("update");
        assertThat(approve(proposed, BEN)).isEqualTo(new Approval.Issued(2));

        soon().until(() -> suite.texts(both, textsOnly).size() == 4
                && suite.mails(both).size() == 2
                && suite.texts(later).size() == 1);
        suite.settle();
        assertThat(suite.texts(both).getLast().body()).startsWith("UPDATE: ").contains("07700 900998");
        assertThat(suite.texts(later).getFirst().body()).startsWith("WARNING: ").contains("07700 900998");
        assertThat(suite.allMails()).noneMatch(mail -> mail.to().equals("moved@example.org"));
        assertThat(attention(draft)).isNull();
    }

    @Test
    void aCancellationReachesExactlyWhoWasTold() {
        Person told = Person.of(120, "AB31");
        Person elsewhere = Person.of(121, "AB35");
        suite.subscribe(told, elsewhere);
        DeskView draft = drafted(report("AB31"));
        approve(draft, ANN);
        soon().until(() -> suite.texts(told).size() == 1 && suite.mails(told).size() == 1);
        Person late = Person.of(122, "AB31");
        suite.subscribe(late);

        assertThat(acts.cancel(draft.warningId(), view(draft).version(), BEN))
                .isEqualTo(new Acted.Approved(new Approval.Issued(2)));

        soon().until(() -> suite.texts(told).size() == 2 && suite.mails(told).size() == 2);
        suite.settle();
        assertThat(suite.texts(told).getLast().body())
                .startsWith("CANCELLED: ")
                .contains(draft.reference())
                .doesNotContain("07700", "robbery");
        assertThat(suite.texts(late, elsewhere)).isEmpty();
        assertThat(view(draft).state()).isEqualTo("ended");
    }

    @Test
    void whatIsStillWaitingWhenAWarningIsTakenBackIsNotSent() {
        Person told = Person.of(130, "PH41");
        Person waits = Person.of(131, "PH41").textsOnly();
        suite.subscribe(told, waits);
        DeskView draft = drafted(report("PH41"));
        suite.stopCarrier();
        try {
            approve(draft, ANN);
            soon().until(() -> suite.mails(told).size() == 1);
            acts.cancel(draft.warningId(), view(draft).version(), BEN);
            soon().until(() -> suite.mails(told).size() == 2);
        } finally {
            suite.restartCarrier();
        }
        soon().until(() -> suite.jdbc()
                        .sql("select count(*) from delivery where warning_id = ? and reason = 'superseded'")
                        .param(draft.warningId())
                        .query(Integer.class)
                        .single()
                == 2);
        suite.settle();
        assertThat(suite.texts(waits, told)).isEmpty();
    }

    @Test
    void aWithdrawnReportFlagsItsWarningAtTheTopAlsoWhenTheCaseClosed() {
        ReportFacts stays = report("DG13");
        ReportFacts goes = report("DG14");
        DeskView grave = drafted(report("DG16", AlertConsent.AREA, Severity.EXTREME));
        DeskView draft = drafted(stays, goes);
        approve(draft, ANN);
        DeskView other = drafted(report("TD9"));
        approve(other, ANN);

        suite.say(open(stays));
        suite.say(closed(other.caseId()));

        soon().until(() -> "report_withdrawn".equals(attention(draft)) && "case_closed".equals(attention(other)));
        List<UUID> queue = suite.bean(DeskQueue.class).page(null, 200).stream()
                .map(QueueItem::warningId)
                .toList();
        assertThat(queue.indexOf(grave.warningId()))
                .isGreaterThan(queue.indexOf(draft.warningId()))
                .isGreaterThan(queue.indexOf(other.warningId()));
        assertThat(view(draft).next()).isEqualTo("update");
        assertThat(view(draft).sending().reportIds()).containsExactly(stays.getReportId());
        // what is closed has nothing to tell any more; it can only be taken back
        assertThat(view(other).next()).isEqualTo("cancel");
        assertThat(acts.prepare(other.warningId(), view(other).version(), MsgType.UPDATE, ANN))
                .isInstanceOf(Acted.Done.class);
        assertThat(acts.approve(other.warningId(), null, null, ANN))
                .isIn(
                        new Acted.Approved(new Approval.NothingToIssue()),
                        new Acted.Approved(new Approval.NotConsented()));

        assertThat(acts.resolve(draft.warningId(), view(draft).version(), BEN)).isInstanceOf(Acted.Done.class);
        assertThat(attention(draft)).isNull();
    }

    @Test
    void anAllClearEndsAWarningAndItsCaseIsWarnedOfAgainOnlyWhenThereIsMore() {
        Person person = Person.of(140, "KA18");
        suite.subscribe(person);
        ReportFacts first = report("KA18");
        DeskView draft = drafted(first);
        approve(draft, ANN);
        soon().until(() -> suite.texts(person).size() == 1);

        acts.prepare(draft.warningId(), view(draft).version(), MsgType.ALL_CLEAR, ANN);
        assertThat(approve(view(draft), BEN)).isEqualTo(new Approval.Issued(2));
        soon().until(() -> suite.texts(person).size() == 2);
        assertThat(suite.texts(person).getLast().body()).startsWith("ALL CLEAR: ");

        suite.say(open(first));
        suite.settle();
        assertThat(warnings(first)).hasSize(1);
        suite.say(open(first, report("KA18")));
        soon().until(() -> warnings(first).size() == 2);
    }

    @Test
    void aWarningIsLookedAtBeforeItExpiresAndThenEnds() {
        DeskView draft = drafted(report("IM9"));
        approve(draft, ANN);
        expireIn(draft, "1 hour");
        suite.bean(Expiring.class).look();
        assertThat(attention(draft)).isEqualTo("expiring");

        expireIn(draft, "-1 second");
        suite.bean(Expiring.class).look();
        assertThat(view(draft).state()).isEqualTo("ended");
        assertThat(attention(draft)).isNull();
    }

    @Test
    void thereIsOneWorkerAtATimeUnlessALeadTakesOver() {
        DeskView draft = drafted(report("IM8"));
        UUID ann = UUID.fromString(ANN.id());
        UUID ben = UUID.fromString(BEN.id());
        assertThat(acts.take(draft.warningId(), ann, false, ANN)).isInstanceOf(Acted.Done.class);
        assertThat(acts.take(draft.warningId(), ben, false, BEN)).isEqualTo(new Acted.TakenBySomebody());
        assertThat(acts.handOver(draft.warningId(), ben, null, false, BEN)).isEqualTo(new Acted.TakenBySomebody());
        assertThat(acts.take(draft.warningId(), ben, true, BEN)).isInstanceOf(Acted.Done.class);
        assertThat(view(draft).takenBy()).isEqualTo(ben);
        assertThat(acts.handOver(draft.warningId(), ben, ann, false, BEN)).isInstanceOf(Acted.Done.class);
        assertThat(view(draft).takenBy()).isEqualTo(ann);
    }

    @Test
    void theSameActsAreThereForMachines() {
        Person person = Person.of(150, "JE3");
        suite.subscribe(person);
        DeskView draft = drafted(report("JE3"));
        String path = "/v1/desk/warnings/" + draft.warningId();
        assertThat(suite.get("/v1/desk/warnings?limit=200").path("items").toString())
                .contains(draft.warningId().toString());
        String body = """
                {"version": %d, "fields": ["type:robbery"], "area": {"kind": "around", "radiusKm": 2}, "lifetimeHours": 24}""".formatted(draft.version());
        var tried = suite.post(path + "/try", body);
        assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
        assertThat(tried.body()).contains("WARNING: robbery. Ref " + draft.reference());
        assertThat(suite.post(path + "/compose", body).statusCode()).isEqualTo(200);
        assertThat(suite.post(path + "/compose", body).statusCode()).isEqualTo(409);
        assertThat(suite.post(path + "/compose", body.replace("fields", "text")).statusCode())
                .isEqualTo(400);
        var now = suite.get(path);
        assertThat(now.path("reach").path("sms").asInt()).isEqualTo(1);
        var issued = suite.post(
                path + "/approve?version=" + now.path("version").asInt() + "&digest="
                        + now.path("digest").asString(),
                "");
        assertThat(issued.body()).contains("\"revision\":1");
        soon().until(() -> suite.texts(person).size() == 1);
        soon().until(() ->
                suite.get(path + "/progress").path("counts").toString().contains("\"area\":\"Jersey\""));
    }

    @Test
    void settingsHaveAHistoryAndAStaleChangeIsRefused() {
        DeskSettings settings = suite.bean(DeskSettings.class);
        var version = settings.history().getFirst();
        assertThat(settings.change(version.settings().withLifetimeHours(48), version.version(), ANN))
                .isTrue();
        assertThat(settings.change(version.settings(), version.version(), BEN)).isFalse();
        assertThat(settings.current().lifetimeHours()).isEqualTo(48);
        assertThat(settings.history().getFirst().changedBy()).isEqualTo("staff/" + ANN.id());
        settings.change(version.settings(), version.version() + 1, ANN);
    }

    private static DeskView drafted(ReportFacts... reports) {
        suite.say(open(reports));
        soon().until(() -> warnings(reports[0]).size() == 1);
        return suite.bean(DeskViews.class).find(warnings(reports[0]).getFirst()).orElseThrow();
    }

    private static Set<UUID> unique(List<UUID> ids) {
        return new HashSet<>(ids);
    }

    private static List<UUID> warnings(ReportFacts first) {
        return List.copyOf(unique(suite.jdbc()
                .sql("select warning_id from warning where case_id = ?")
                .param(first.getReportId())
                .query(UUID.class)
                .list()));
    }

    private static DeskView view(DeskView of) {
        return suite.bean(DeskViews.class).find(of.warningId()).orElseThrow();
    }

    private static Approval approve(DeskView seen, Actor by) {
        return ((Acted.Approved) acts.approve(seen.warningId(), seen.version(), seen.digest(), by)).approval();
    }

    private static @org.jspecify.annotations.Nullable String attention(DeskView of) {
        return suite.jdbc()
                .sql("select attention from warning where warning_id = ?")
                .param(of.warningId())
                .query((row, number) -> java.util.Optional.ofNullable(row.getString("attention")))
                .single()
                .orElse(null);
    }

    private static void expireIn(DeskView warning, String interval) {
        suite.jdbc()
                .sql("update warning set expires_at = now() + ?::interval where warning_id = ?")
                .param(interval)
                .param(warning.warningId())
                .update();
    }

    private static ReportFacts with(ReportFacts report, String phone) {
        return ReportFacts.newBuilder(report)
                .setIdentifiers(List.of(
                        NormalisedIdentifier.newBuilder()
                                .setType("phone")
                                .setValue("+447700900999")
                                .setGiven("07700 900999")
                                .build(),
                        NormalisedIdentifier.newBuilder()
                                .setType("phone")
                                .setValue(phone)
                                .setGiven(phone)
                                .build()))
                .build();
    }
}

package org.forewarn.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.forewarn.local.demo.Samples.Expected;
import org.forewarn.local.demo.Samples.ExpectedCase;
import org.forewarn.local.demo.Samples.ExpectedMessage;
import org.forewarn.local.demo.Samples.Report;
import org.forewarn.local.demo.Samples.ReportName;
import org.forewarn.local.demo.Samples.Subscriber;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.Delivery;
import org.forewarn.schemas.event.DeliveryStatus;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.PoliceConsent;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Urgency;
import org.forewarn.schemas.event.Warning;

/** Reports "one" and "two" are a case, "alone" is none; Anna has a phone, Ben a mailbox. */
final class Scene {

    static final Duration REPORT_TO_TEXT = Duration.ofMillis(400);

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant ISSUED = NOON.plusSeconds(10);
    private static final Instant NEWEST = ISSUED.minusMillis(100);
    private static final String BODY = "Careful: blue van";

    private final Happened happened = new Happened(List.of(
            new Subscriber("anna", "en", "full", "+447700900001", null, List.of("LS2")),
            new Subscriber("ben", "en", "full", null, "ben@example.org", List.of("LS2"))));

    Happened happened() {
        return happened;
    }

    Expected expected() {
        return new Expected(
                List.of(new ExpectedCase("the-van", List.of(name("one"), name("two")), true)),
                List.of(name("alone")),
                List.of(
                        new ExpectedMessage("the-van", "anna", Channel.SMS),
                        new ExpectedMessage("the-van", "ben", Channel.EMAIL)),
                List.of());
    }

    Verdict verdict() {
        return Verdict.of(expected(), happened, NOON.minusSeconds(60));
    }

    void everything() {
        everythingButTheText();
        texts("+447700900001", BODY);
    }

    void everythingButTheText() {
        accept("one", "two", "alone");
        caseOf("one", "one", "two");
        caseOf("alone", "alone");
        warn("one");
        dispatchAndDeliver();
        mails();
    }

    void arriveAll() {
        texts("+447700900001", BODY);
        mails();
    }

    /** "two" is the newest before the warning, "alone" comes after it. */
    void accept(String... references) {
        for (String reference : references) {
            Instant at =
                    switch (reference) {
                        case "one" -> NOON;
                        case "two" -> NEWEST;
                        default -> ISSUED.plusSeconds(1);
                    };
            var report = new Report(name(reference), "theft", "{}", OffsetDateTime.parse("2026-07-01T00:00:00Z"));
            happened.add(new Event.Accepted(report, "id-" + reference, at));
        }
    }

    void caseOf(String first, String... references) {
        Case state = state("id-" + first)
                .setReports(Arrays.stream(references).map(Scene::facts).toList())
                .build();
        happened.add(new Event.CaseChanged(state, NOON));
    }

    void merged(String from, String into) {
        Case state = state("id-" + from)
                .setStatus(CaseStatus.MERGED)
                .setMergedInto("id-" + into)
                .build();
        happened.add(new Event.CaseChanged(state, NOON));
    }

    void warn(String first) {
        Warning warning = Warning.newBuilder()
                .setWarningId("w")
                .setRevision(1)
                .setCaseId("id-" + first)
                .setMsgType(MsgType.ALERT)
                .setSent(ISSUED)
                .setExpires(ISSUED.plusSeconds(3600))
                .setUrgency(Urgency.EXPECTED)
                .setSeverity(Severity.SEVERE)
                .setCertainty(Certainty.POSSIBLE)
                .setLane(Lane.URGENT)
                .setAreaDescription("Leeds")
                .setOutwardCodes(List.of("LS2"))
                .setTexts(List.of())
                .build();
        happened.add(new Event.Issued(warning, ISSUED));
    }

    void dispatchAndDeliver() {
        dispatch("d-anna", "anna", Channel.SMS);
        dispatch("d-ben", "ben", Channel.EMAIL);
        deliver("d-anna", "anna", Channel.SMS, DeliveryStatus.SUBMITTED);
        deliver("d-anna", "anna", Channel.SMS, DeliveryStatus.DELIVERED);
        deliver("d-ben", "ben", Channel.EMAIL, DeliveryStatus.SUBMITTED);
    }

    void texts(String phone, String body) {
        happened.add(new Event.Arrived(Channel.SMS, phone, "", body, "", 1, NEWEST.plus(REPORT_TO_TEXT)));
    }

    private void mails() {
        String body = BODY + "\n\nTo stop these messages: https://example.org/stop";
        happened.add(new Event.Arrived(Channel.EMAIL, "ben@example.org", "Careful", body, "", 0, NOON.plusSeconds(11)));
    }

    private void dispatch(String id, String recipient, Channel channel) {
        Dispatch dispatch = Dispatch.newBuilder()
                .setDispatchId(id)
                .setWarningId("w")
                .setRevision(1)
                .setRecipientId(recipient)
                .setChannel(channel)
                .setSeverity(Severity.SEVERE)
                .setSubject("Careful")
                .setBody(BODY)
                .setCreatedAt(ISSUED)
                .setExpires(ISSUED.plusSeconds(3600))
                .build();
        happened.add(new Event.Dispatched(dispatch, ISSUED));
    }

    private void deliver(String id, String recipient, Channel channel, DeliveryStatus status) {
        Delivery delivery = Delivery.newBuilder()
                .setDispatchId(id)
                .setWarningId("w")
                .setRecipientId(recipient)
                .setChannel(channel)
                .setStatus(status)
                .setAt(ISSUED)
                .build();
        happened.add(new Event.Delivered(delivery, ISSUED));
    }

    private static Case.Builder state(String id) {
        return Case.newBuilder()
                .setCaseId(id)
                .setStatus(CaseStatus.OPEN)
                .setReports(List.of())
                .setLinks(List.of())
                .setSeverity(Severity.SEVERE)
                .setCertainty(Certainty.POSSIBLE);
    }

    private static ReportFacts facts(String reference) {
        return ReportFacts.newBuilder()
                .setReportId("id-" + reference)
                .setPartnerId("rose-house")
                .setReceivedAt(NOON)
                .setConsent(Consent.newBuilder()
                        .setVersion("1")
                        .setRecordedAt(NOON)
                        .setAlert(AlertConsent.AREA)
                        .setChecker(true)
                        .setPartnerCharities(true)
                        .setPolice(PoliceConsent.NONE)
                        .setResearch(false)
                        .build())
                .setTypes(List.of("theft"))
                .setIdentifiers(List.of())
                .setVehicles(List.of())
                .setSuspects(List.of())
                .setFrom(NOON)
                .setSeverity(Severity.SEVERE)
                .build();
    }

    private static ReportName name(String reference) {
        return new ReportName("rose-house", reference);
    }
}

package org.forewarn.alert.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.audience.Recipient;
import org.forewarn.alert.audience.TextChoice;
import org.forewarn.alert.campaign.Fanout.Addressee;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Audience;
import org.forewarn.schemas.event.CampaignPage;
import org.forewarn.schemas.event.Certainty;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.Lane;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;
import org.forewarn.schemas.event.Urgency;
import org.forewarn.schemas.event.Warning;
import org.forewarn.schemas.event.WarningText;
import org.forewarn.schemas.serde.TrustedClasses;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FanoutTest {

    private static final Instant NOW = Instant.parse("2026-03-05T22:00:00Z");
    private static final UUID PERSON = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID WARNING = UUID.fromString("22222222-2222-4222-8222-222222222222");

    /** A builder made from a record copies it through Avro, which loads only what it was told to trust. */
    @BeforeAll
    static void trustContracts() {
        TrustedClasses.trust();
    }

    @Test
    void eachChannelThatAPersonChoseGetsOneMessage() {
        assertThat(channels(true, true)).containsExactly(Channel.SMS, Channel.EMAIL);
        assertThat(channels(true, false)).containsExactly(Channel.SMS);
        assertThat(channels(false, true)).containsExactly(Channel.EMAIL);
    }

    @Test
    void theWordingIsTheOneThatThePersonChose() {
        Dispatch full = only(warning(1), new Recipient(PERSON, "en", TextChoice.FULL, true, false));
        assertThat(full.getBody()).isEqualTo("everything");
        assertThat(full.getSubject()).isEqualTo("headline");
        Dispatch discreet = only(warning(1), new Recipient(PERSON, "en", TextChoice.DISCREET, true, false));
        assertThat(discreet.getBody()).isEqualTo("nothing");
        assertThat(discreet.getSubject()).isEqualTo("A new message for you");
    }

    @Test
    void theSubjectOfADiscreetMailIsInTheLanguageOfItsText() {
        assertThat(only(warning(1), new Recipient(PERSON, "cy", TextChoice.DISCREET, false, true))
                        .getSubject())
                .isEqualTo("Neges newydd i chi");
        assertThat(only(warning(1), new Recipient(PERSON, "pl", TextChoice.DISCREET, false, true))
                        .getSubject())
                .as("the text is English, for want of a Polish one")
                .isEqualTo("A new message for you");
    }

    @Test
    void aLanguageWithoutATextGetsTheFirst() {
        assertThat(only(warning(1), new Recipient(PERSON, "cy", TextChoice.FULL, true, false))
                        .getBody())
                .isEqualTo("popeth");
        assertThat(only(warning(1), new Recipient(PERSON, "pl", TextChoice.FULL, true, false))
                        .getBody())
                .isEqualTo("everything");
    }

    @Test
    void theIdOfAMessageIsTheSameForEveryRevision() {
        Recipient person = new Recipient(PERSON, "en", TextChoice.FULL, true, false);
        assertThat(only(warning(1), person).getDispatchId())
                .isEqualTo(only(warning(2), person).getDispatchId());
    }

    @Test
    void theIdOfAMessageIsItsOwnAndStaysTheSameForEver() {
        UUID sms = DispatchId.of(WARNING.toString(), MsgType.ALERT, 1, PERSON, Channel.SMS);
        // changing how ids are made would warn everybody again
        assertThat(sms).hasToString("b23875a9-90ce-5391-8cfe-872f43a3f169");
        assertThat(sms.version()).isEqualTo(5);
        assertThat(sms.variant()).isEqualTo(2);
        assertThat(sms)
                .isNotEqualTo(DispatchId.of(WARNING.toString(), MsgType.ALERT, 1, PERSON, Channel.EMAIL))
                .isNotEqualTo(DispatchId.of(WARNING.toString(), MsgType.UPDATE, 1, PERSON, Channel.SMS))
                .isNotEqualTo(DispatchId.of(PERSON.toString(), MsgType.ALERT, 1, WARNING, Channel.SMS));
    }

    @Test
    void aFullPageHasANextOneAfterItsLastPerson() {
        Recipient person = new Recipient(PERSON, "en", TextChoice.FULL, true, false);
        CampaignPage page = new CampaignPage(warning(1), null, 0, Audience.AREA);
        CampaignPage next = Fanout.next(page, List.of(new Addressee(person, "")), 1);
        assertThat(next).isNotNull();
        assertThat(next.getAfter()).isEqualTo(PERSON.toString());
        assertThat(next.getPage()).isEqualTo(1);
        assertThat(Fanout.next(page, List.of(new Addressee(person, "")), 2)).isNull();
        assertThat(Fanout.next(page, List.of(), 2)).isNull();
    }

    @Test
    void anUpdateGoesToThoseWhoWereToldAndAsAnAlertToNewPeople() {
        Warning update = Warning.newBuilder(warning(2))
                .setMsgType(MsgType.UPDATE)
                .setTexts(List.of(new WarningText("en", "news", "more", "nothing")))
                .setNewcomerTexts(List.of(new WarningText("en", "headline", "everything", "nothing")))
                .build();
        Recipient person = new Recipient(PERSON, "en", TextChoice.FULL, true, false);
        List<CampaignPage> pages = Fanout.firstPages(update);
        assertThat(pages).extracting(CampaignPage::getAudience).containsExactly(Audience.TOLD, Audience.AREA);

        Dispatch told = only(pages.getFirst(), person);
        assertThat(told.getBody()).isEqualTo("more");
        assertThat(told.getMsgType()).isEqualTo(MsgType.UPDATE);
        Dispatch newcomer = only(pages.getLast(), person);
        assertThat(newcomer.getBody()).isEqualTo("everything");
        // the same message that the first revision would have sent them
        assertThat(newcomer.getDispatchId()).isEqualTo(only(warning(1), person).getDispatchId());
    }

    @Test
    void eachUpdateIsAMessageOfItsOwnAndACancellationGoesOnlyToThoseWhoWereTold() {
        assertThat(DispatchId.of(WARNING.toString(), MsgType.UPDATE, 2, PERSON, Channel.SMS))
                .isNotEqualTo(DispatchId.of(WARNING.toString(), MsgType.UPDATE, 3, PERSON, Channel.SMS));
        for (MsgType kind : List.of(MsgType.CANCEL, MsgType.ALL_CLEAR)) {
            assertThat(Fanout.firstPages(
                            Warning.newBuilder(warning(2)).setMsgType(kind).build()))
                    .extracting(CampaignPage::getAudience)
                    .containsExactly(Audience.TOLD);
        }
    }

    @Test
    void aMessageIsNeverKeptLongerThanTheTopicsKeepIt() {
        Warning month = Warning.newBuilder(warning(1))
                .setExpires(NOW.plusSeconds(30L * 86_400))
                .build();
        assertThat(Fanout.expires(month)).isEqualTo(NOW.plusSeconds(7L * 86_400));
        assertThat(Fanout.expires(warning(1))).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void theLaneDecidesTheTopic() {
        assertThat(Fanout.lane(warning(1))).isEqualTo(Topics.DISPATCHES_URGENT);
    }

    private static List<Channel> channels(boolean sms, boolean email) {
        return Fanout.dispatches(
                        new CampaignPage(warning(1), null, 0, Audience.AREA),
                        new Addressee(new Recipient(PERSON, "en", TextChoice.FULL, sms, email), ""),
                        null,
                        NOW)
                .stream()
                .map(Dispatch::getChannel)
                .toList();
    }

    private static Dispatch only(Warning warning, Recipient recipient) {
        return only(new CampaignPage(warning, null, 0, Audience.AREA), recipient);
    }

    private static Dispatch only(CampaignPage page, Recipient recipient) {
        return Fanout.dispatches(page, new Addressee(recipient, "Leeds"), null, NOW)
                .getFirst();
    }

    private static Warning warning(int revision) {
        return Warning.newBuilder()
                .setWarningId(WARNING.toString())
                .setRevision(revision)
                .setCaseId("case")
                .setMsgType(MsgType.ALERT)
                .setSent(NOW)
                .setExpires(NOW.plusSeconds(60))
                .setUrgency(Urgency.IMMEDIATE)
                .setSeverity(Severity.SEVERE)
                .setCertainty(Certainty.LIKELY)
                .setLane(Lane.URGENT)
                .setAreaDescription("Leeds")
                .setOutwardCodes(List.of("LS2"))
                .setTexts(List.of(
                        new WarningText("en", "headline", "everything", "nothing"),
                        new WarningText("cy", "pennawd", "popeth", "dim")))
                .setNewcomerTexts(List.of())
                .build();
    }
}

package org.forewarn.alert.campaign;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.forewarn.alert.audience.Recipient;
import org.forewarn.alert.audience.Recipients;
import org.forewarn.alert.delivery.WarningSent;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.CampaignPage;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Warning;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Turns warnings into pages and pages into dispatches. Each record is one transaction: the page's dispatches, the next
 * page and the place in the topic are there together, so that a page is written once and a crash goes on at its cursor.
 */
@Component
class CampaignListener {

    private final CampaignKafka kafka;
    private final Recipients recipients;
    private final CampaignProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;

    CampaignListener(
            CampaignKafka kafka,
            Recipients recipients,
            CampaignProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.recipients = recipients;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /** A warning was issued: its first page. Other kinds of message go to whoever got the first, and not from here. */
    @KafkaListener(
            id = "alert-campaign",
            topics = "#{T(org.forewarn.schemas.Topics).WARNINGS.name()}",
            containerFactory = CampaignConfiguration.TRANSACTIONS)
    void begin(ConsumerRecord<String, Warning> record) {
        Warning warning = record.value();
        if (warning != null && warning.getMsgType() == MsgType.ALERT && stillValid(warning)) {
            send(new CampaignPage(warning, null, 0));
        }
    }

    @KafkaListener(
            id = "alert-pages",
            topics = "#{T(org.forewarn.schemas.Topics).CAMPAIGN_PAGES.name()}",
            containerFactory = CampaignConfiguration.TRANSACTIONS)
    void page(ConsumerRecord<String, CampaignPage> record) {
        CampaignPage page = record.value();
        if (page == null || !stillValid(page.getWarning())) {
            return;
        }
        String after = page.getAfter();
        List<Recipient> people = recipients.page(
                page.getWarning().getOutwardCodes(),
                after == null ? null : UUID.fromString(after),
                properties.pageSize());
        List<Dispatch> dispatches = Fanout.dispatches(page.getWarning(), people, clock.instant());
        dispatches.forEach(dispatch -> send(page.getWarning(), dispatch));
        CampaignPage next = Fanout.next(page, people, properties.pageSize());
        if (next != null) {
            send(next);
        }
        meters.counter("forewarn.campaign.dispatches", "lane", Fanout.lane(page.getWarning()).name())
                .increment(dispatches.size());
    }

    private boolean stillValid(Warning warning) {
        return clock.instant().isBefore(warning.getExpires());
    }

    // A send that fails makes the transaction's commit fail; its future need not be asked.
    private void send(CampaignPage page) {
        var _ = kafka.template().send(Topics.CAMPAIGN_PAGES.name(), page.getWarning().getWarningId(), page);
    }

    private void send(Warning warning, Dispatch dispatch) {
        var record = new ProducerRecord<String, SpecificRecord>(
                Fanout.lane(warning).name(), dispatch.getRecipientId(), dispatch);
        WarningSent.write(record.headers(), warning.getSent());
        var _ = kafka.template().send(record);
    }
}

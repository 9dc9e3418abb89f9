package org.forewarn.alert.campaign;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.forewarn.alert.campaign.Fanout.Addressee;
import org.forewarn.alert.delivery.WarningSent;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.CampaignPage;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.Warning;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Turns a page into dispatches. Each is one transaction: the page's dispatches, the next page and the place in the topic
 * are there together, so that a page is written once and a crash goes on at its cursor.
 */
@Component
class PageListener {

    private final CampaignKafka kafka;
    private final PagePeople people;
    private final Turns turns;
    private final CampaignProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;

    PageListener(
            @Qualifier(CampaignConfiguration.PAGES_KAFKA) CampaignKafka kafka,
            PagePeople people,
            Turns turns,
            CampaignProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.people = people;
        this.turns = turns;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    @KafkaListener(
            id = "alert-pages",
            topics = "#{T(org.forewarn.schemas.Topics).CAMPAIGN_PAGES.name()}",
            containerFactory = CampaignConfiguration.PAGES)
    void on(ConsumerRecord<String, CampaignPage> record) {
        CampaignPage page = record.value();
        if (page != null && clock.instant().isBefore(Fanout.expires(page.getWarning()))) {
            write(page);
        }
    }

    private void write(CampaignPage page) {
        Warning warning = page.getWarning();
        List<Addressee> addressees = people.of(page);
        List<Dispatch> dispatches = turns.take(page, addressees);
        dispatches.forEach(dispatch -> send(warning, dispatch));
        CampaignPage next = Fanout.next(page, addressees, properties.pageSize());
        if (next != null) {
            var _ = kafka.template().send(Topics.CAMPAIGN_PAGES.name(), warning.getWarningId(), next);
        }
        meters.counter(
                        "forewarn.campaign.dispatches",
                        "lane",
                        warning.getLane().name().toLowerCase(Locale.ROOT))
                .increment(dispatches.size());
    }

    private void send(Warning warning, Dispatch dispatch) {
        var record = new ProducerRecord<String, SpecificRecord>(
                Fanout.lane(warning).name(), dispatch.getRecipientId(), dispatch);
        WarningSent.write(record.headers(), warning.getSent());
        var _ = kafka.template().send(record);
    }
}

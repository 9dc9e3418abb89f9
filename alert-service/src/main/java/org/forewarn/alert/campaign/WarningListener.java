package org.forewarn.alert.campaign;

import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.CampaignPage;
import org.forewarn.schemas.event.Warning;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** An issued warning begins a campaign: its first page. */
@Component
class WarningListener {

    private final CampaignKafka kafka;
    private final Clock clock;

    WarningListener(@Qualifier(CampaignConfiguration.WARNINGS_KAFKA) CampaignKafka kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /** An alert goes to its area; other kinds of message to whoever got the first, an update to new people too. */
    @KafkaListener(
            id = "alert-campaign",
            topics = "#{T(org.forewarn.schemas.Topics).WARNINGS.name()}",
            containerFactory = CampaignConfiguration.WARNINGS)
    void on(ConsumerRecord<String, Warning> record) {
        Warning warning = record.value();
        if (warning != null && clock.instant().isBefore(Fanout.expires(warning))) {
            for (CampaignPage page : Fanout.firstPages(warning)) {
                var _ = kafka.template().send(Topics.CAMPAIGN_PAGES.name(), warning.getWarningId(), page);
            }
        }
    }
}

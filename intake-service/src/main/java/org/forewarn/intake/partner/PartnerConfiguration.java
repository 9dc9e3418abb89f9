package org.forewarn.intake.partner;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.forewarn.intake.publishing.ExclusiveTable;
import org.forewarn.intake.reading.DescribedForm;
import org.forewarn.kit.access.Partners;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Partner;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.forewarn.schemas.serde.AvroSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

    @Bean
    DescribedForm partnerForm() {
        return new DescribedForm("Partner", PartnerForm.schema());
    }

    @Bean
    DescribedForm rotationForm() {
        return new DescribedForm("Rotation", RotationForm.schema());
    }

    @Bean
    ExclusiveTable<Partner> partnersTable(KafkaProperties kafka, AvroSerializer<SpecificRecord> serializer) {
        Map<String, Object> consumer = kafka.buildConsumerProperties();
        var deserializer = new AvroDeserializer<Partner>();
        deserializer.configure(consumer, false);
        return new ExclusiveTable<>(
                Topics.PARTNERS, kafka.buildProducerProperties(), consumer, serializer, deserializer);
    }

    @Bean
    PartnerAdministration partnerAdministration(Partners partners, ExclusiveTable<Partner> table, Clock clock) {
        return new PartnerAdministration(partners, table, clock, new SecureRandom());
    }
}

package org.forewarn.matching;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.forewarn.matching.blocking.BlockingKeys;
import org.forewarn.matching.blocking.ReportComparer;
import org.forewarn.matching.blocking.Rules;
import org.forewarn.matching.blocking.Slots;
import org.forewarn.matching.enrichment.Enricher;
import org.forewarn.matching.enrichment.SealedTexts;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.peer.LocalStores;
import org.forewarn.matching.peer.OwnAddress;
import org.forewarn.matching.stream.Branch;
import org.forewarn.matching.stream.MeterTally;
import org.forewarn.matching.stream.RegistrySerdes;
import org.forewarn.matching.stream.StreamHealth;
import org.forewarn.matching.stream.StreamLifecycle;
import org.forewarn.matching.stream.Tally;
import org.forewarn.matching.takeover.Takeover;
import org.forewarn.schemas.sealing.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MatchingProperties.class)
class MatchingConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(MatchingConfiguration.class);
    private static final boolean STARTS_OPEN = false;

    @Bean
    Tally tally(MeterRegistry meters) {
        return new MeterTally(meters);
    }

    /**
     * Reads narratives, if it can.
     *
     * @param keyset {@code forewarn.sealing.keyset}: as the intake's; without it narratives stay sealed, which is counted
     */
    @Bean
    Enricher enricher(@Value("${forewarn.sealing.keyset:}") String keyset) {
        if (keyset.isBlank()) {
            LOG.warn(
                    "forewarn.sealing.keyset is not set: narratives are not read, and what only they name is not matched");
            return new Enricher(SealedTexts.closed());
        }
        return new Enricher(SealedTexts.openedBy(new Sealer(keyset)));
    }

    /** @param secret {@code forewarn.secret}: base64; never part of a message */
    @Bean
    Rules rules(MatchingProperties properties, Enricher enricher, @Value("${forewarn.secret}") String secret) {
        Model model = Model.packed(properties.model());
        return new Rules(
                new BlockingKeys(decoded(secret), model),
                new Slots(properties.slots()),
                properties.blockLimits(),
                new ReportComparer(model),
                enricher);
    }

    @Bean
    StreamLifecycle stream(
            KafkaProperties kafka,
            MatchingProperties properties,
            Rules rules,
            Tally tally,
            MeterRegistry meters,
            ObjectProvider<Branch> branches,
            OwnAddress address) {
        Map<String, Object> springs = streamsProperties(kafka, properties);
        var topology = new MatchingTopology(
                new RegistrySerdes(springs),
                rules,
                tally,
                STARTS_OPEN,
                branches.orderedStream().toArray(Branch[]::new));
        return new StreamLifecycle(
                topology::build, () -> address.into(properties.streamSettings().over(springs, tally)), meters);
    }

    /** The stream is silent until it has scored every report, also those that were there before it. */
    @Bean
    @ConditionalOnProperty(name = "forewarn.matching.publish", matchIfMissing = true)
    Takeover takeover(KafkaProperties kafka, MatchingProperties properties, LocalStores stores) {
        Map<String, Object> springs = streamsProperties(kafka, properties);
        return new Takeover(stores, springs, String.valueOf(springs.get(StreamsConfig.APPLICATION_ID_CONFIG)));
    }

    /** Other rules are another application: its state would not be what these rules make of the reports. */
    private static Map<String, Object> streamsProperties(KafkaProperties kafka, MatchingProperties properties) {
        Map<String, Object> springs = kafka.buildStreamsProperties();
        springs.compute(
                StreamsConfig.APPLICATION_ID_CONFIG, (name, application) -> application + "-" + properties.rulesName());
        return springs;
    }

    @Bean
    StreamHealth streamReadyHealthIndicator(StreamLifecycle stream) {
        return StreamHealth.readiness(stream);
    }

    @Bean
    StreamHealth streamAliveHealthIndicator(StreamLifecycle stream) {
        return StreamHealth.liveness(stream);
    }

    private static byte[] decoded(String secret) {
        try {
            return Base64.getDecoder().decode(secret.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("forewarn.secret is not base64");
        }
    }
}

package org.forewarn.alert.audience.joining;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.forewarn.alert.audience.AudienceProperties;
import org.forewarn.alert.audience.Members;
import org.forewarn.alert.correspondence.Correspondence;
import org.forewarn.alert.sealing.SuiteSecret;
import org.forewarn.alert.suppression.GivenUp;
import org.forewarn.alert.suppression.Suppressions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class JoiningConfiguration {

    @Bean
    Tally audienceTally(JdbcClient jdbc, SuiteSecret secrets, Clock clock) {
        return new Tally(jdbc, secrets.fingerprint(Tally.PURPOSE), clock);
    }

    @Bean
    Proofs addressProofs(JdbcClient jdbc, TransactionTemplate transaction, SuiteSecret secrets, Clock clock) {
        return new Proofs(jdbc, transaction, secrets.fingerprint(Proofs.PURPOSE), clock);
    }

    @Bean
    CodeMessages codeMessages(
            Correspondence correspondence,
            Suppressions suppressions,
            GivenUp givenUp,
            MeterRegistry meters,
            Clock clock) {
        return new CodeMessages(correspondence, suppressions, givenUp, meters, clock);
    }

    @Bean
    Joining.Then joiningThen(Members members, AudienceProperties properties) {
        return new Joining.Then(members, properties);
    }

    @Bean
    Joining audienceJoining(
            TransactionTemplate transaction, Proofs proofs, Tally tally, CodeMessages messages, Joining.Then then) {
        return new Joining(transaction, proofs, tally, messages, then);
    }

    @Bean
    Sweeping audienceSweeping(Proofs proofs, Tally tally) {
        return new Sweeping(proofs, tally);
    }

    /** Forgets what has ended: who did not finish is not kept longer than their code and a minute. */
    record Sweeping(Proofs proofs, Tally tally) {

        private static final long EVERY_MS = 60_000;

        @Scheduled(fixedDelay = EVERY_MS, initialDelay = EVERY_MS)
        void sweep() {
            proofs.sweep();
            tally.sweep();
        }
    }
}

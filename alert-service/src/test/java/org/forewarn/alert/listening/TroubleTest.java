package org.forewarn.alert.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.support.serializer.DeserializationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOffExecution;

class TroubleTest {

    @Test
    void brokenInfrastructureIsTriedWithoutEnd() {
        assertInfrastructure(new CannotCreateTransactionException("", new CannotGetJdbcConnectionException("")));
        assertInfrastructure(new DataAccessResourceFailureException(""));
        assertInfrastructure(new KafkaException("", new TimeoutException()));
        assertInfrastructure(new IllegalStateException(new ConnectException()));
        BackOffExecution retries = Trouble.INFRASTRUCTURE.retries().start();
        for (int i = 0; i < 10_000; i++) {
            assertThat(retries.nextBackOff()).isBetween(1L, 10_000L);
        }
    }

    @Test
    void anUnreadableRecordIsPutAsideAtOnce() {
        var failure = unreadable(new SerializationException("no"));
        assertThat(Trouble.of(failure)).isEqualTo(Trouble.UNREADABLE);
        assertThat(Trouble.UNREADABLE.retries().start().nextBackOff()).isEqualTo(BackOffExecution.STOP);
    }

    @Test
    void aRecordWhoseSchemaCannotBeFetchedNowIsNotUnreadable() {
        // what the deserializer throws when no registry answers is one of these
        assertInfrastructure(unreadable(new org.apache.kafka.common.errors.DisconnectException()));
    }

    @Test
    void anythingElseGetsAFewTries() {
        assertThat(Trouble.of(new DataIntegrityViolationException(""))).isEqualTo(Trouble.OTHER);
        assertThat(Trouble.of(new NullPointerException())).isEqualTo(Trouble.OTHER);
        BackOffExecution retries = Trouble.OTHER.retries().start();
        int tries = 0;
        while (retries.nextBackOff() != BackOffExecution.STOP) {
            tries++;
        }
        assertThat(tries).isBetween(1, 10);
    }

    private static Exception unreadable(Exception cause) {
        return new ListenerExecutionFailedException(
                "", new DeserializationException("", new byte[0], false, cause));
    }

    private static void assertInfrastructure(Exception failure) {
        assertThat(Trouble.of(failure)).isEqualTo(Trouble.INFRASTRUCTURE);
    }
}

package org.forewarn.alert.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.springframework.core.log.LogAccessor;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.kafka.support.serializer.DeserializationException;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.kafka.support.serializer.SerializationUtils;
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
        assertInfrastructure(unreadable(new DisconnectException("no registry")));
        assertInfrastructure(asTheListenerSees(new DisconnectException("no registry")));
        assertThat(Trouble.of(asTheListenerSees(new SerializationException("no"))))
                .isEqualTo(Trouble.UNREADABLE);
    }

    /** Through the header in which the consumer hands a failure to the listener. */
    private static Exception asTheListenerSees(RuntimeException thrown) {
        var headers = new RecordHeaders();
        try (var deserializer = new ErrorHandlingDeserializer<Object>((topic, data) -> {
            throw thrown;
        })) {
            deserializer.deserialize("topic", headers, new byte[1]);
        }
        var record = new ConsumerRecord<Object, Object>("topic", 0, 0, null, null);
        headers.forEach(record.headers()::add);
        return Objects.requireNonNull(SerializationUtils.getExceptionFromHeader(
                record, KafkaUtils.VALUE_DESERIALIZER_EXCEPTION_HEADER, new LogAccessor(TroubleTest.class)));
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
        return new ListenerExecutionFailedException("", new DeserializationException("", new byte[0], false, cause));
    }

    private static void assertInfrastructure(Exception failure) {
        assertThat(Trouble.of(failure)).isEqualTo(Trouble.INFRASTRUCTURE);
    }
}

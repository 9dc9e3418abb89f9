package org.forewarn.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audience.Recipients;
import org.forewarn.alert.delivery.Courier.Progress;
import org.forewarn.alert.delivery.SubmitResult.Accepted;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.DispatchPurpose;
import org.forewarn.schemas.event.MsgType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;

/** One batch on its way, with real marks and a provider that does as it is told. */
class CourierIT {

    private static final DeliveryProperties PROPERTIES = new DeliveryProperties(
            1, Duration.ofSeconds(15), Duration.ofMillis(10), Duration.ofSeconds(1), 3, Duration.ofSeconds(30));

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    private final Obedient provider = new Obedient();
    private Person anna = Person.of(1, "LS2");
    private Person ben = Person.of(2, "LS2");

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @BeforeEach
    void people() {
        anna = Person.of(1, "LS2");
        ben = Person.of(2, "LS2");
        suite.subscribe(anna, ben);
    }

    /** Answers as it is told, and remembers what it was given. */
    private static final class Obedient implements Provider {

        private final List<Message> given = new ArrayList<>();
        private Channel channel = Channel.SMS;
        private Function<Message, SubmitResult> answers =
                message -> new Accepted(message.dispatchId().toString(), 1);

        @Override
        public String name() {
            return "obedient";
        }

        @Override
        public Channel channel() {
            return channel;
        }

        @Override
        public int window() {
            return 2;
        }

        @Override
        public List<SubmitResult> submit(Lane lane, List<Message> messages) {
            given.addAll(messages);
            return messages.stream().map(answers).toList();
        }
    }

    @Test
    void aBatchIsDeliveredInOrder() {
        List<Pending> batch = List.of(to(anna, 0), to(anna, 1), to(ben, 2), to(anna, 3));
        assertThat(deliver(batch)).isEqualTo(new Progress(Courier.ALL_DONE, true));
        assertThat(provider.given)
                .extracting(Message::dispatchId)
                .containsExactlyElementsOf(
                        batch.stream().map(Pending::dispatchId).toList());
        deliver(batch);
        assertThat(provider.given).hasSize(4);
    }

    @Test
    void whatIsTooLateIsNotSent() {
        Pending late = with(to(anna, 0), Instant.now().minusSeconds(1));
        assertThat(deliver(List.of(late)).firstUndone()).isEqualTo(Courier.ALL_DONE);
        assertThat(provider.given).isEmpty();
        assertThat(state(late)).isEqualTo("expired too_late");
    }

    @Test
    void whoLeftIsNotWrittenTo() {
        Pending gone = to(Person.of(3, "LS2"), 0);
        assertThat(deliver(List.of(gone)).firstUndone()).isEqualTo(Courier.ALL_DONE);
        assertThat(provider.given).isEmpty();
        assertThat(state(gone)).isEqualTo("suppressed no_address");
    }

    @Test
    void whileTheProviderTakesNothingTheRestOfTheBatchWaits() {
        List<Pending> batch = List.of(to(anna, 3), to(ben, 5), to(anna, 7), to(ben, 9));
        provider.answers = message -> new NotTaken("no_session", Scope.PROVIDER);
        assertThat(deliver(batch)).isEqualTo(new Progress(3, false));
        assertThat(provider.given).hasSize(2);
        provider.answers = message -> new Accepted(message.dispatchId().toString(), 1);
        assertThat(deliver(batch)).isEqualTo(new Progress(Courier.ALL_DONE, true));
        assertThat(batch).allMatch(each -> state(each).equals("submitted null"));
    }

    @Test
    void oneWhoseMessageWaitsGetsNoLaterOneBeforeItAndOthersDo() {
        Pending first = to(anna, 0);
        Pending second = to(anna, 2);
        List<Pending> batch = List.of(first, to(ben, 1), second, to(ben, 3));
        provider.answers = message -> message.dispatchId().equals(first.dispatchId())
                ? new NotTaken("busy", Scope.MESSAGE)
                : new Accepted(message.dispatchId().toString(), 1);
        assertThat(deliver(batch)).isEqualTo(new Progress(0, true));
        assertThat(provider.given).hasSize(3).noneMatch(message -> message.dispatchId()
                .equals(second.dispatchId()));
    }

    @Test
    void aMessageThatIsRefusedByItselfAgainAndAgainIsGivenUp() {
        Pending message = to(anna, 0);
        provider.answers = any -> new NotTaken("busy", Scope.MESSAGE);
        assertThat(deliver(List.of(message)).firstUndone()).isZero();
        assertThat(deliver(List.of(message)).firstUndone()).isZero();
        assertThat(deliver(List.of(message)).firstUndone()).isEqualTo(Courier.ALL_DONE);
        assertThat(state(message)).isEqualTo("failed busy");
    }

    @Test
    void whenTheServiceStopsTheRestWaitsForTheNextStart() {
        List<Pending> batch = List.of(to(anna, 0), to(ben, 1), to(anna, 2));
        assertThat(courier().deliver(batch, () -> !provider.given.isEmpty())).isEqualTo(new Progress(2, true));
        assertThat(provider.given).hasSize(2);
    }

    @Test
    void aRecordThatCannotBeReadIsPutAsideByOneListenerAndPassedByTheOther() {
        var unreadable = unreadable(new SerializationException("no"));
        assertThatThrownBy(() -> hear(Channel.SMS, unreadable)).isInstanceOf(BatchListenerFailedException.class);
        assertThat(hear(Channel.EMAIL, unreadable)).isTrue();
    }

    @Test
    void aRecordWhoseSchemaCannotBeFetchedNowIsPassedByNobody() {
        var unreadable = unreadable(new DisconnectException("no registry"));
        assertThatThrownBy(() -> hear(Channel.SMS, unreadable)).isInstanceOf(BatchListenerFailedException.class);
        assertThatThrownBy(() -> hear(Channel.EMAIL, unreadable)).isInstanceOf(BatchListenerFailedException.class);
    }

    /** Whether a listener of that channel passed the record. */
    private boolean hear(Channel channel, ConsumerRecord<String, Object> record) {
        provider.channel = channel;
        var passed = new AtomicBoolean();
        var listener = new RouteListener(
                new Route(Lane.URGENT, provider), courier(), new Waits(Duration.ofMillis(1), Duration.ofMillis(1)));
        listener.onMessage(List.of(record), () -> passed.set(true));
        return passed.get();
    }

    private static ConsumerRecord<String, Object> unreadable(RuntimeException thrown) {
        var record = new ConsumerRecord<String, Object>("dispatches-urgent", 0, 0, "key", null);
        try (var deserializer = new ErrorHandlingDeserializer<Object>((topic, data) -> {
            throw thrown;
        })) {
            deserializer.deserialize("dispatches-urgent", record.headers(), new byte[1]);
        }
        return record;
    }

    private Progress deliver(List<Pending> batch) {
        return courier().deliver(batch, () -> false);
    }

    private Courier courier() {
        return new Courier(
                new Route(Lane.URGENT, provider),
                suite.bean(Recipients.class),
                suite.bean(Suppressions.class),
                suite.bean(Ledger.class),
                PROPERTIES,
                Clock.systemUTC());
    }

    private static String state(Pending message) {
        return suite.jdbc()
                .sql("select state || ' ' || coalesce(reason, 'null') from delivery where dispatch_id = ?")
                .param(message.dispatchId())
                .query(String.class)
                .single();
    }

    private static Pending to(Person person, int index) {
        return new Pending(
                index,
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                person.id(),
                Channel.SMS,
                MsgType.ALERT,
                DispatchPurpose.WARNING,
                "",
                true,
                "subject",
                "body",
                Instant.now().plusSeconds(600),
                null);
    }

    private static Pending with(Pending message, Instant expires) {
        return new Pending(
                message.index(),
                message.dispatchId(),
                message.warningId(),
                message.revision(),
                message.recipientId(),
                message.channel(),
                message.kind(),
                message.purpose(),
                message.area(),
                message.resend(),
                message.subject(),
                message.body(),
                expires,
                null);
    }
}

package org.forewarn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.forewarn.schemas.TopicCreation;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Delivery;
import org.forewarn.schemas.event.DeliveryStatus;
import org.forewarn.schemas.serde.AvroDeserializer;
import org.forewarn.schemas.serde.AvroSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The serde of module schemas against a real registry and a real broker, as any Confluent client would meet them. */
class WireFormatIT {

    private static final String TOPIC = Topics.DELIVERIES.name();
    private static final Duration SOON = Duration.ofSeconds(10);
    private static Map<String, Object> clients;

    @BeforeAll
    static void createTopics() {
        TestParts.startAll();
        clients = Map.of(
                "bootstrap.servers", TestParts.broker().bootstrapServers(),
                "schema.registry.url", TestParts.registry().url());
        try (Admin admin = Admin.create(clients)) {
            TopicCreation.createMissing(admin);
        }
    }

    @Test
    void aRecordComesBackAsItWasWritten() throws Exception {
        Delivery written = delivery("d-1");
        try (var producer = new KafkaProducer<>(clients, new StringSerializer(), serializer())) {
            var place =
                    producer.send(new ProducerRecord<>(TOPIC, "d-1", written)).get(10, TimeUnit.SECONDS);

            byte[] bytes = read(new TopicPartition(TOPIC, place.partition()), place.offset())
                    .value();

            try (var deserializer = new AvroDeserializer<Delivery>()) {
                deserializer.configure(clients, false);
                assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(written);
            }
            GenericRecord read = readLikeAnyConfluentClient(bytes);
            assertThat(read.get("dispatchId")).hasToString("d-1");
            assertThat(read.get("segments")).isEqualTo(2);
            assertThat(read.get("at")).isEqualTo(written.getAt().toEpochMilli());
        }
    }

    @Test
    void theIdOnTheWireIsTheRegistrysIdOfTheSubject() {
        try (var serializer = serializer()) {
            ByteBuffer bytes = ByteBuffer.wrap(serializer.serialize(TOPIC, delivery("d-2")));

            assertThat(bytes.get()).as("magic byte").isZero();
            var latest = JsonMapper.shared().readTree(get("/subjects/deliveries-value/versions/latest"));
            assertThat(bytes.getInt()).isEqualTo(latest.required("id").asInt());
            assertThat(new Schema.Parser().parse(latest.required("schema").asString()))
                    .isEqualTo(Delivery.getClassSchema());
        }
    }

    @Test
    void aTombstoneStaysOne() {
        try (var serializer = serializer()) {
            assertThat(serializer.serialize(TOPIC, null)).isNull();
        }
    }

    @Test
    void aRecordOfAnOlderSchemaIsRead() {
        Schema older = without("segments");
        var record = new GenericRecordBuilder(older)
                .set("dispatchId", "d-3")
                .set("warningId", "w")
                .set("recipientId", "r")
                .set("channel", enumOf(older, "channel", "SMS"))
                .set("status", enumOf(older, "status", "SUBMITTED"))
                .set("at", 0L)
                .build();
        String topic = "older";
        try (var writer = new AvroSerializer<GenericRecord>();
                var reader = new AvroDeserializer<Delivery>()) {
            writer.configure(clients, false);
            reader.configure(clients, false);

            Delivery read = reader.deserialize(topic, writer.serialize(topic, record));

            assertThat(read).isNotNull().returns("d-3", Delivery::getDispatchId).returns(0, Delivery::getSegments);
        }
    }

    @Test
    void anIncompatibleSchemaIsRefused() {
        Schema other = Schema.createRecord("Delivery", "", "org.forewarn.schemas.event", false);
        other.setFields(List.of(new Schema.Field("other", Schema.create(Schema.Type.INT))));
        var record = new GenericRecordBuilder(other).set("other", 1).build();
        try (var serializer = new AvroSerializer<GenericRecord>();
                var first = serializer()) {
            first.serialize(TOPIC, delivery("d-4"));
            serializer.configure(clients, false);

            assertThatThrownBy(() -> serializer.serialize(TOPIC, record))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("409");
        }
    }

    @Test
    void bytesThatAreNoRecordAreRefused() {
        try (var deserializer = new AvroDeserializer<Delivery>()) {
            deserializer.configure(clients, false);

            assertThatThrownBy(() -> deserializer.deserialize(TOPIC, new byte[] {'{', '}'}))
                    .isInstanceOf(SerializationException.class);
            assertThatThrownBy(() -> deserializer.deserialize(TOPIC, new byte[] {0, 0x7F, 0, 0, 0, 1}))
                    .as("an id that no schema has")
                    .isInstanceOf(SerializationException.class);
        }
    }

    private static AvroSerializer<Delivery> serializer() {
        var serializer = new AvroSerializer<Delivery>();
        serializer.configure(clients, false);
        return serializer;
    }

    private static Delivery delivery(String id) {
        return Delivery.newBuilder()
                .setDispatchId(id)
                .setWarningId("w-1")
                .setRecipientId("r-1")
                .setChannel(Channel.SMS)
                .setStatus(DeliveryStatus.DELIVERED)
                .setProvider("carrier")
                .setSegments(2)
                .setAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static ConsumerRecord<String, byte[]> read(TopicPartition partition, long offset) {
        try (var consumer = new KafkaConsumer<>(clients, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            return consumer.poll(SOON).records(partition).getFirst();
        }
    }

    /** With the schema that the registry gives for the id, and nothing of our own. */
    private static GenericRecord readLikeAnyConfluentClient(byte[] bytes) throws Exception {
        int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
        String schema = JsonMapper.shared()
                .readTree(get("/schemas/ids/" + id))
                .required("schema")
                .asString();
        var reader = new GenericDatumReader<GenericRecord>(new Schema.Parser().parse(schema));
        return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
    }

    private static String get(String path) {
        var request = HttpRequest.newBuilder(URI.create(TestParts.registry().url() + path))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Schema without(String field) {
        Schema schema = Delivery.getClassSchema();
        var fields = schema.getFields().stream()
                .filter(one -> !one.name().equals(field))
                .map(one -> new Schema.Field(one, one.schema()))
                .toList();
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    private static Object enumOf(Schema schema, String field, String symbol) {
        return new GenericData.EnumSymbol(schema.getField(field).schema(), symbol);
    }
}

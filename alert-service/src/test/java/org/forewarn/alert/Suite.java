package org.forewarn.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.local.Carrier;
import org.forewarn.local.Database;
import org.forewarn.local.Mailbox;
import org.forewarn.local.PartFailedException;
import org.forewarn.local.TestParts;
import org.forewarn.schemas.Topic;
import org.forewarn.schemas.Topics;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.sealing.Fingerprint;
import org.forewarn.schemas.sealing.Keyset;
import org.forewarn.schemas.serde.AvroSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service with everything real around it: broker, registry, database, carrier and mailbox. Each suite has a database
 * of its own; broker and registry are shared, so tests look only at what they wrote.
 */
public final class Suite implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KEYSET = Keyset.generate();
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[Fingerprint.MIN_SECRET_BYTES]);
    private static final ApiKey OPERATOR = ApiKey.generate(new SecureRandom());

    /** Its own, so that nobody is suppressed here because another suite's test sent a STOP: the topic is shared. */
    private final String secret = newSecret();

    private final Map<String, Object> properties;
    private final String jdbcUrl;
    private final KafkaProducer<String, byte[]> producer;
    private final AvroSerializer<Case> cases = new AvroSerializer<>();
    private final List<Carrier.Text> earlierTexts = new ArrayList<>();
    private final List<Mailbox.Mail> earlierMails = new ArrayList<>();
    private Carrier carrier;
    private Mailbox mailbox;
    private final int smtpPort;
    private @Nullable ConfigurableApplicationContext service;

    private Suite(Map<String, Object> properties) {
        TestParts.startAll();
        this.properties = properties;
        this.carrier = Carrier.start(0);
        this.mailbox = Mailbox.start(0);
        this.smtpPort = mailbox.smtpPort();
        this.jdbcUrl = newDatabase();
        cases.configure(Map.of("schema.registry.url", TestParts.registry().url()), false);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestParts.broker().bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Starts the service; its properties come before the suite's own. */
    public static Suite start(Map<String, Object> properties) {
        var suite = new Suite(properties);
        suite.startService();
        return suite;
    }

    public void startService() {
        service = new SpringApplication(AlertService.class).run(arguments().toArray(String[]::new));
    }

    /** What the service is started with here, as arguments of its command line. */
    public List<String> arguments() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("server.port", 0);
        settings.put("spring.kafka.bootstrap-servers", TestParts.broker().bootstrapServers());
        settings.put(
                "spring.kafka.properties.schema.registry.url",
                TestParts.registry().url());
        settings.put("spring.datasource.url", jdbcUrl);
        settings.put("spring.datasource.username", TestParts.database().user());
        settings.put("spring.datasource.password", TestParts.database().password());
        settings.put("forewarn.delivery.sms.providers[0].name", "smpp");
        settings.put("forewarn.delivery.email.providers[0].name", "smtp");
        settings.put("forewarn.delivery.email.providers[0].smtp.host", "127.0.0.1");
        settings.put("forewarn.delivery.email.providers[0].smtp.port", smtpPort);
        settings.put("forewarn.sealing.keyset", KEYSET);
        settings.put("forewarn.secret", secret);
        settings.put("forewarn.audit.key", SECRET);
        settings.put("forewarn.staff.https", false);
        settings.put("forewarn.access.operator-key-sha256", OPERATOR.sha256());
        settings.put("forewarn.delivery.sms.providers[0].smpp.host", "127.0.0.1");
        settings.put("forewarn.delivery.sms.providers[0].smpp.port", carrier.port());
        settings.put("forewarn.delivery.sms.providers[0].smpp.system-id", carrier.systemId());
        settings.put("forewarn.delivery.sms.providers[0].smpp.password", carrier.password());
        settings.put("forewarn.desk.auto-issue", true);
        settings.put("forewarn.desk.radius-km", 1);
        // tests update a warning in the moment in which it was issued
        settings.put("forewarn.campaign.case-gap", "0s");
        settings.putAll(properties);
        return settings.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toList();
    }

    /** As on SIGTERM. */
    public void stopService() {
        service().close();
        service = null;
    }

    /** The carrier goes away; what it has seen is kept. */
    public void stopCarrier() {
        carrier.close();
        earlierTexts.addAll(carrier.texts());
    }

    /** Another carrier at the same port. */
    public void restartCarrier() {
        // the port is free when the thread that accepted there has noticed
        carrier = soon().ignoreExceptionsInstanceOf(PartFailedException.class)
                .until(() -> Carrier.start(carrier.port()), Objects::nonNull);
    }

    public Carrier carrier() {
        return carrier;
    }

    /** All texts that arrived, at this carrier or one before it. */
    public List<Carrier.Text> allTexts() {
        // a carrier that was stopped and has no successor yet is asked twice
        var all = new LinkedHashSet<>(earlierTexts);
        all.addAll(carrier.texts());
        return List.copyOf(all);
    }

    /** All mails that arrived, at this mailbox or one before it. */
    public List<Mailbox.Mail> allMails() {
        var all = new ArrayList<>(earlierMails);
        all.addAll(mailbox.mails());
        return all;
    }

    public void stopMailbox() {
        mailbox.close();
        earlierMails.addAll(mailbox.mails());
    }

    public void restartMailbox() {
        mailbox = soon().ignoreExceptionsInstanceOf(PartFailedException.class)
                .until(() -> Mailbox.start(smtpPort), Objects::nonNull);
    }

    private ConfigurableApplicationContext service() {
        assertThat(service).isNotNull();
        return service;
    }

    public <T> T bean(Class<T> type) {
        return service().getBean(type);
    }

    /** One of several of a type. */
    public <T> T bean(String name, Class<T> type) {
        return service().getBean(name, type);
    }

    private static String newSecret() {
        byte[] bytes = new byte[Fingerprint.MIN_SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The API key that may do everything. */
    public static String operatorKey() {
        return OPERATOR.text();
    }

    /** The audit's key, in base64. */
    public static String auditKey() {
        return SECRET;
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** Writes records to the topic cases, in this order, each where its key belongs. */
    public void say(Case... records) {
        for (Case record : records) {
            write(Topics.CASES, record.getCaseId(), bytes(record));
        }
    }

    /** What seals and opens narratives here. */
    public static String keyset() {
        return KEYSET;
    }

    /** Writes a record of whatever kind to its topic; null: a tombstone. */
    public <T extends SpecificRecord> void say(Topic<T> topic, String key, @Nullable T record) {
        try (var serializer = new AvroSerializer<T>()) {
            serializer.configure(
                    Map.of("schema.registry.url", TestParts.registry().url()), false);
            write(new ProducerRecord<>(
                    topic.name(), key, record == null ? null : serializer.serialize(topic.name(), record)));
        }
    }

    /** Writes bytes to a topic. */
    public void write(Topic<?> topic, String key, byte[] value) {
        write(new ProducerRecord<>(topic.name(), key, value));
    }

    private void write(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the broker did not take a case", e);
        }
    }

    private byte[] bytes(Case record) {
        return Objects.requireNonNull(cases.serialize(Topics.CASES.name(), record));
    }

    public void subscribe(Collection<Person> people) {
        String body = "{\"recipients\": [" + people.stream().map(Person::json).collect(Collectors.joining(",")) + "]}";
        HttpResponse<String> answer = post("/v1/recipients", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    public void subscribe(Person... people) {
        subscribe(List.of(people));
    }

    public HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    public JsonNode get(String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.header("Authorization", "Bearer " + OPERATOR.text())
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + service().getEnvironment().getProperty("local.server.port") + path);
    }

    /** What a topic's dead letters hold. */
    public static List<ConsumerRecord<String, byte[]>> deadLetters(Topic<?> topic) {
        return records(topic.deadLetters());
    }

    /** What a topic holds. */
    public static List<ConsumerRecord<String, byte[]>> records(Topic<?> topic) {
        return records(topic.name());
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestParts.broker().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    /** Texts that these people got. */
    public List<Carrier.Text> texts(Person... people) {
        List<String> numbers = List.of(people).stream().map(Person::number).toList();
        return allTexts().stream().filter(text -> numbers.contains(text.to())).toList();
    }

    /** What a text says, without the link to the person's page at its end. */
    public static String words(Carrier.Text text) {
        return text.body().replaceFirst("\nhttp://localhost:18083/m/[a-z0-9]+$", "");
    }

    /** Mails that these people got. */
    public List<Mailbox.Mail> mails(Person... people) {
        List<String> addresses = List.of(people).stream().map(Person::email).toList();
        return allMails().stream().filter(mail -> addresses.contains(mail.to())).toList();
    }

    /** Waits, in bounded time, for something that is to happen. */
    public static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    /**
     * Waits until everything that was said before has been heard by the desk: a case that is said last, in each
     * partition, has come to something.
     */
    public void settle() {
        for (int partition = 0; partition < Topics.CASES.partitions(); partition++) {
            Case last = TestCase.closed("settled-" + UUID.randomUUID());
            write(new ProducerRecord<>(Topics.CASES.name(), partition, last.getCaseId(), bytes(last)));
            // a test may have cut the pool's connections; one that is found dead is replaced
            soon().ignoreExceptionsInstanceOf(DataAccessException.class)
                    .until(() -> jdbc().sql("select count(*) from case_file where case_id = ?")
                                    .param(last.getCaseId())
                                    .query(Integer.class)
                                    .single()
                            == 1);
        }
    }

    /** Ends every connection that the service has to its database, whatever it is doing there. */
    public void cutDatabaseConnections() {
        Database database = TestParts.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.prepareStatement(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")) {
            statement.setString(1, jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1));
            statement.execute();
        } catch (SQLException e) {
            throw new AssertionError("no database", e);
        }
    }

    /** An empty database of one's own: its JDBC URL. */
    public static String newDatabase() {
        Database database = TestParts.database();
        String name = "alert_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new AssertionError("no database", e);
        }
        return database.jdbcUrl().replaceAll("/[^/]+$", "/" + name);
    }

    @Override
    public void close() {
        if (service != null) {
            stopService();
        }
        producer.close();
        carrier.close();
        mailbox.close();
    }
}

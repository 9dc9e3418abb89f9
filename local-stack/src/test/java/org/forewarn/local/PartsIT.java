package org.forewarn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.forewarn.schemas.TopicCreation;
import org.forewarn.schemas.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Broker, registry and database, shared by the JVM as other modules' tests share them. */
class PartsIT {

    @BeforeAll
    static void startAllAtOnce() {
        TestParts.startAll();
    }

    @Test
    void theBrokerHoldsEveryTopicOfTheContracts() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", TestParts.broker().bootstrapServers()))) {
            TopicCreation.createMissing(admin);

            var names = admin.listTopics().names().get(10, TimeUnit.SECONDS);
            assertThat(names)
                    .containsAll(Topics.all().stream().map(t -> t.name()).toList());
            assertThat(TopicCreation.createMissing(admin)).isEmpty();
        }
    }

    @Test
    void theDatabaseAnswersOnlyToItsPassword() throws Exception {
        Database database = TestParts.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT current_database(), current_setting('server_encoding')")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("forewarn");
            assertThat(rows.getString(2)).isEqualTo("UTF8");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "guessed"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void theRegistryRefusesASchemaThatCannotReadWhatWasWrittenBefore() throws Exception {
        String subject = "refused-value";
        assertThat(register(subject, "[{\"name\": \"a\", \"type\": \"string\"}]")
                        .statusCode())
                .isEqualTo(200);

        assertThat(register(subject, "[{\"name\": \"b\", \"type\": \"int\"}]").statusCode())
                .isEqualTo(409);
    }

    private static HttpResponse<String> register(String subject, String fields) throws Exception {
        String schema = "{\"type\": \"record\", \"name\": \"R\", \"fields\": " + fields + "}";
        var request = HttpRequest.newBuilder(
                        URI.create(TestParts.registry().url() + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"schema\": \"" + schema.replace("\"", "\\\"") + "\"}"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}

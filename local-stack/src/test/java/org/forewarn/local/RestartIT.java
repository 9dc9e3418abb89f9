package org.forewarn.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.forewarn.schemas.event.CampaignPage;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.serde.AvroSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is in a data folder survives: topics, schemas with their ids, rows. */
class RestartIT {

    @Test
    void theDataOfAFolderSurvivesARestart() throws Exception {
        try (RunFolder temporary = RunFolder.temporary()) {
            int before;
            try (RunFolder folder = RunFolder.at(temporary.path().resolve("data"));
                    var parts = new Parts(folder)) {
                parts.createTopic("kept");
                before = parts.writeSchema();
                parts.update("create table kept (word text)");
                parts.update("insert into kept values ('still here')");
            }

            try (RunFolder folder = RunFolder.at(temporary.path().resolve("data"));
                    var parts = new Parts(folder)) {
                assertThat(parts.topics()).contains("kept");
                assertThat(parts.writeSchema())
                        .as("the same schema has the same id")
                        .isEqualTo(before);
                assertThat(parts.query("select word from kept")).isEqualTo("still here");
            }
        }
    }

    private static final class Parts implements AutoCloseable {

        private final Broker[] broker = new Broker[1];
        private final Registry[] registry = new Registry[1];
        private final Database[] database = new Database[1];

        Parts(RunFolder folder) {
            Parallel.run(
                    () -> broker[0] = Broker.start(folder, 0, 0),
                    () -> registry[0] = Registry.start(folder, 0),
                    () -> database[0] = Database.start(folder, 0));
        }

        void createTopic(String name) throws Exception {
            try (Admin admin = admin()) {
                admin.createTopics(List.of(new NewTopic(name, 1, (short) 1)))
                        .all()
                        .get(10, TimeUnit.SECONDS);
            }
        }

        Set<String> topics() throws Exception {
            try (Admin admin = admin()) {
                return admin.listTopics().names().get(10, TimeUnit.SECONDS);
            }
        }

        /** After another one, so that an id that were given anew would differ. */
        int writeSchema() {
            try (var serializer = new AvroSerializer<CampaignPage>();
                    var other = new AvroSerializer<Dispatch>()) {
                Map<String, String> config = Map.of("schema.registry.url", registry[0].url());
                serializer.configure(config, false);
                other.configure(config, false);
                other.prepare("first", Dispatch.getClassSchema());
                serializer.prepare("second", CampaignPage.getClassSchema());
                return idOf("second-value");
            }
        }

        private int idOf(String subject) {
            try (var http = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(
                                URI.create(registry[0].url() + "/subjects/" + subject + "/versions/latest"))
                        .build();
                String body =
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body();
                return JsonMapper.shared().readTree(body).required("id").asInt();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        void update(String sql) throws Exception {
            try (Connection connection = connection();
                    var statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            }
        }

        String query(String sql) throws Exception {
            try (Connection connection = connection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        }

        private Connection connection() throws Exception {
            Database it = database[0];
            return DriverManager.getConnection(it.jdbcUrl(), it.user(), it.password());
        }

        private Admin admin() {
            return Admin.create(Map.of("bootstrap.servers", broker[0].bootstrapServers()));
        }

        @Override
        public void close() {
            Parallel.run(broker[0]::close, registry[0]::close, database[0]::close);
        }
    }
}

package org.forewarn.alert.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.forewarn.alert.AlertService;
import org.forewarn.alert.Suite;
import org.forewarn.alert.feed.FeedWorld;
import org.forewarn.alert.feed.FeedWorld.Charity;
import org.forewarn.alert.feed.webhook.Receiver.Got;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A process that is killed between sending and marking: the message comes again, under the same id. */
class WebhookKilledIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theMessageComesAgainUnderTheSameId() throws Exception {
        var never = new CountDownLatch(1);
        try (Suite suite = Suite.start(Map.of("forewarn.webhooks.loopback", true, "forewarn.webhooks.timeout", "30s"));
                Receiver receiver = Receiver.that((exchange, number) -> {
                    if (number == 1) {
                        never.await();
                    }
                    return 200;
                })) {
            var world = new FeedWorld(suite);
            Charity charity = world.charity();
            UUID hook = UUID.fromString(JsonMapper.shared()
                    .readTree(world.post(charity, "/v1/webhooks", "{\"url\": \"" + receiver.url() + "\"}")
                            .body())
                    .path("webhookId")
                    .asString());
            // taken by somebody until this process is gone
            suite.jdbc()
                    .sql("update webhook set leased_until = now() + interval '1 hour' where webhook_id = :id")
                    .param("id", hook)
                    .update();
            world.post(charity, "/v1/webhooks/" + hook + "/ping", "");
            suite.stopService();
            free(suite, hook);
            Process other = startProcess(suite);
            try {
                soon().until(() -> receiver.got().size() == 1);
            } finally {
                other.destroyForcibly().waitFor();
            }
            free(suite, hook);
            suite.startService();
            soon().until(() -> receiver.taken().size() == 1);
            assertThat(receiver.got()).hasSize(2);
            assertThat(receiver.got().stream().map(Got::id).distinct()).hasSize(1);
        }
    }

    /** The time for which it was taken is over. */
    private static void free(Suite suite, UUID hook) throws Exception {
        var settings = new HashMap<String, String>();
        for (String argument : suite.arguments()) {
            String[] parts = argument.substring(2).split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        try (var connection = DriverManager.getConnection(
                        String.valueOf(settings.get("spring.datasource.url")),
                        settings.get("spring.datasource.username"),
                        settings.get("spring.datasource.password"));
                var statement =
                        connection.prepareStatement("update webhook set leased_until = now() where webhook_id = ?")) {
            statement.setObject(1, hook);
            statement.executeUpdate();
        }
    }

    private Process startProcess(Suite suite) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                AlertService.class.getName()));
        command.addAll(suite.arguments());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile())
                .start();
    }
}

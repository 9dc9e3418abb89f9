package org.forewarn.matching.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.HostInfo;
import org.forewarn.kit.access.ApiKey;
import org.forewarn.local.TestParts;
import org.forewarn.matching.Events;
import org.forewarn.matching.MatchingService;
import org.forewarn.matching.stream.StreamLifecycle;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of several instances of the service in this process, called over HTTP. */
final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** Else the first instance that is closed takes the event loops of all with it. */
    @Configuration(proxyBeanMethods = false)
    static class OwnNetty {

        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            var resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        }
    }

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Instance start(Path folder, ApiKey operator, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestParts.broker().bootstrapServers(),
                "--spring.kafka.properties.schema.registry.url="
                        + TestParts.registry().url(),
                "--spring.kafka.streams.application-id=two-instances",
                "--spring.kafka.streams.state-dir=" + folder.resolve("state"),
                "--forewarn.access.operator-key-sha256=" + operator.sha256(),
                "--forewarn.secret=" + Base64.getEncoder().encodeToString(Events.secret())));
        arguments.addAll(List.of(more));
        return new Instance(new SpringApplicationBuilder(MatchingService.class, OwnNetty.class)
                .run(arguments.toArray(String[]::new)));
    }

    HttpResponse<String> get(String path, ApiKey key, String accept) {
        return send(request(path, key).header("Accept", accept).build());
    }

    HttpResponse<String> check(ApiKey key, String type, String value) {
        String body = JsonMapper.shared()
                .createObjectNode()
                .put("type", type)
                .put("value", value)
                .toString();
        return post("/v1/checks", key, body);
    }

    HttpResponse<String> post(String path, ApiKey key, String body) {
        return send(request(path, key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path, ApiKey key) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Authorization", "Bearer " + key.text());
    }

    boolean isReady() {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/actuator/health/readiness"))
                                .build())
                        .statusCode()
                == 200;
    }

    /** Which instance holds a key of a store, as this one sees it. */
    HostInfo holder(String store, String key) {
        return context.getBean(StreamLifecycle.class)
                .streams()
                .orElseThrow()
                .queryMetadataForKey(store, key, new StringSerializer())
                .activeHost();
    }

    HostInfo address() {
        return new HostInfo("127.0.0.1", port());
    }

    private int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}

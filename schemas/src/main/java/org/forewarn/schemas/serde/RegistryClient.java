package org.forewarn.schemas.serde;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The three calls of Confluent's registry API that a serde needs. Ids and schemas never change once known, so each is
 * asked for once and kept.
 */
final class RegistryClient {

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Confluent's media type is JSON; parsing limits are Jackson's own. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final RegistryConfig config;
    private final Map<SubjectAndSchema, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    private record SubjectAndSchema(String subject, Schema schema) {}

    RegistryClient(RegistryConfig config) {
        this.config = config;
    }

    /**
     * The id of a schema under a subject; registers it when the configuration allows.
     *
     * @throws SerializationException when the registry refuses the schema (incompatible, or unknown and not to be
     *     registered)
     * @throws RegistryUnavailableException when no registry answered in time
     */
    int idOf(String subject, Schema schema) {
        var wanted = new SubjectAndSchema(subject, schema);
        Integer known = ids.get(wanted);
        if (known != null) {
            return known;
        }
        String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8)
                + (config.autoRegister() ? "/versions" : "");
        JsonNode body = JSON.createObjectNode().put("schema", schema.toString());
        int id = call("POST", path, body.toString()).path("id").asInt();
        ids.put(wanted, id);
        return id;
    }

    /**
     * The schema of an id that a record carries.
     *
     * @throws SerializationException when there is no such id
     * @throws RegistryUnavailableException when no registry answered in time
     */
    Schema schemaOf(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        String text = call("GET", "/schemas/ids/" + id, "").path("schema").asString();
        Schema schema = new Schema.Parser().parse(text);
        schemas.put(id, schema);
        return schema;
    }

    private JsonNode call(String method, String path, String body) {
        long until = System.nanoTime() + config.timeout().toNanos();
        IOException last = null;
        int attempt = 0;
        do {
            String base = config.urls().get(attempt++ % config.urls().size());
            try {
                HttpResponse<String> answer = HTTP.send(request(base, method, path, body), BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    return JSON.readTree(answer.body());
                }
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    throw new SerializationException(
                            "The schema registry refused " + path + " with status " + answer.statusCode());
                }
                last = new IOException("status " + answer.statusCode());
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new org.apache.kafka.common.errors.InterruptException(e);
            }
            pause();
        } while (System.nanoTime() < until);
        throw new RegistryUnavailableException("No schema registry answered " + path, last);
    }

    private HttpRequest request(String base, String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(CALL_TIMEOUT)
                .header("Accept", MEDIA_TYPE)
                .header("Content-Type", MEDIA_TYPE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (config.userInfo() != null) {
            String encoded =
                    Base64.getEncoder().encodeToString(config.userInfo().getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + encoded);
        }
        return request.build();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }
}

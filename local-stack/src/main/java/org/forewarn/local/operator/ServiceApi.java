package org.forewarn.local.operator;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.forewarn.local.operator.Reply.Good;
import org.forewarn.local.operator.Reply.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** One of the suite's services, over HTTP. Calls once: an operator sees what came of it and decides. */
final class ServiceApi implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    /** Longer than the service takes when its broker is away. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    /** Millions of entries are gone along. */
    private static final Duration LONG_WORK_WITHIN = Duration.ofMinutes(30);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI service;
    private final String key;
    private final String name;
    private final String look;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .build();

    /**
     * @param name what it is, {@code intake service}
     * @param look how to see what came of a call that was not answered, {@code partner list}
     */
    ServiceApi(URI service, String key, String name, String look) {
        this.service = service;
        this.key = key;
        this.name = name;
        this.look = look;
    }

    Reply get(String path) {
        return send(request(path, ANSWER_WITHIN).GET());
    }

    /** For what goes along all there is. */
    Reply getPatiently(String path) {
        return send(request(path, LONG_WORK_WITHIN).GET());
    }

    Reply post(String path, String json) {
        return send(request(path, ANSWER_WITHIN).POST(BodyPublishers.ofString(json)));
    }

    Reply delete(String path) {
        return send(request(path, ANSWER_WITHIN).DELETE());
    }

    /** Writes what is at a path into a file. */
    Reply download(String path, Path file) {
        return answered(() -> {
            var answer = http.send(request(path, LONG_WORK_WITHIN).GET().build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() / 100 != 2) {
                    return refused(
                            answer.statusCode(),
                            answer.headers(),
                            new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                Files.copy(body, file);
                return new Good(JsonNodeFactory.instance.objectNode());
            }
        });
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path, Duration within) {
        return HttpRequest.newBuilder(URI.create(service + path))
                .timeout(within)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply send(HttpRequest.Builder request) {
        return answered(() -> {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return answer.statusCode() / 100 == 2
                    ? good(answer)
                    : refused(answer.statusCode(), answer.headers(), answer.body());
        });
    }

    private interface Asking {
        Reply ask() throws IOException, InterruptedException;
    }

    private Reply answered(Asking asking) {
        try {
            return asking.ask();
        } catch (FileAlreadyExistsException e) {
            return new Refused(e.getFile() + " is there already", List.of());
        } catch (HttpTimeoutException e) {
            return failed("does not answer; see with " + look + " what came of it");
        } catch (ConnectException e) {
            return failed("cannot be reached; is it running? --url says where it is");
        } catch (IOException e) {
            return failed("broke the connection off (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("was not waited for");
        }
    }

    private Reply failed(String what) {
        return new Refused(service + " " + what, List.of());
    }

    private Reply good(HttpResponse<String> answer) {
        JsonNode body = json(answer.body());
        return body.isObject() ? new Good(body) : failed("answers, but is no " + name);
    }

    private Reply refused(int status, HttpHeaders headers, String body) {
        JsonNode problem = json(body);
        String detail = problem.path("detail").asString("");
        if (detail.isEmpty()) {
            return failed("answers " + status + " without saying why; is it the " + name + "?");
        }
        if (status == 401) {
            return new Refused("the service does not know the operator's key", List.of());
        }
        var details = new ArrayList<String>();
        for (JsonNode error : problem.path("errors")) {
            details.add(error.path("pointer").asString("") + ": "
                    + error.path("detail").asString(""));
        }
        headers.firstValue("Retry-After").ifPresent(seconds -> details.add("Try again in " + seconds + " s."));
        return new Refused(detail, List.copyOf(details));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}

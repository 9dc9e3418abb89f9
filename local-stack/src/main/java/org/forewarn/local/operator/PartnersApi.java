package org.forewarn.local.operator;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.forewarn.local.operator.Reply.Good;
import org.forewarn.local.operator.Reply.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The administration of partners, over HTTP. Calls once: an operator sees what came of it and decides. */
final class PartnersApi implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    /** Longer than the service takes when its broker is away. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private static final String PARTNERS = "/v1/partners";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI service;
    private final String key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .build();

    PartnersApi(URI service, String key) {
        this.service = service;
        this.key = key;
    }

    Reply add(JsonNode partner) {
        return send(request(PARTNERS).POST(BodyPublishers.ofString(partner.toString())));
    }

    Reply rotate(String partnerId, JsonNode rotation) {
        return send(request(PARTNERS + "/" + segment(partnerId) + "/keys")
                .POST(BodyPublishers.ofString(rotation.toString())));
    }

    Reply revoke(String partnerId, String keyId) {
        return send(request(PARTNERS + "/" + segment(partnerId) + "/keys/" + segment(keyId))
                .DELETE());
    }

    Reply revokeAll(String partnerId) {
        return send(request(PARTNERS + "/" + segment(partnerId)).DELETE());
    }

    Reply list() {
        return send(request(PARTNERS).GET());
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service + path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return answer.statusCode() / 100 == 2 ? good(answer) : refused(answer);
        } catch (HttpTimeoutException e) {
            return failed("does not answer; see with partner list what came of it");
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
        return body.isObject() ? new Good(body) : failed("answers, but is no intake service");
    }

    private Reply refused(HttpResponse<String> answer) {
        JsonNode problem = json(answer.body());
        String detail = problem.path("detail").asString("");
        if (detail.isEmpty()) {
            return failed("answers " + answer.statusCode() + " without saying why; is it the intake service?");
        }
        if (answer.statusCode() == 401) {
            return new Refused("the service does not know the operator's key", List.of());
        }
        var details = new ArrayList<String>();
        for (JsonNode error : problem.path("errors")) {
            details.add(error.path("pointer").asString("") + ": "
                    + error.path("detail").asString(""));
        }
        answer.headers().firstValue("Retry-After").ifPresent(seconds -> details.add("Try again in " + seconds + " s."));
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

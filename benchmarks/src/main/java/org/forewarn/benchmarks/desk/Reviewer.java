package org.forewarn.benchmarks.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.forewarn.local.ServiceAlone;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is signed in at the desk with every role, as their browser asks: for pages, over kept connections. */
final class Reviewer implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final String PASSWORD = "gentle otter builds lanterns";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int SEE_OTHER = 303;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServiceAlone alert;
    private final String cookie;

    /** Is added by the operator, follows the invitation and chooses a password; this desk asks for no second step. */
    Reviewer(ServiceAlone alert) {
        this.alert = alert;
        HttpResponse<String> added = send(
                HttpRequest.newBuilder(uri("/v1/staff"))
                        .header("Authorization", "Bearer " + alert.operatorKey())
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"login\":\"kim\",\"name\":\"Kim\",\"roles\":[\"reviewer\",\"lead\",\"admin\",\"auditor\"]}")));
        String invitation = JsonMapper.shared()
                .readTree(expect(CREATED, added).body())
                .required("invitation")
                .asString();
        HttpResponse<String> accepted =
                send(form(HttpRequest.newBuilder(uri(invitation)), Map.of("password", PASSWORD, "again", PASSWORD)));
        this.cookie = expect(SEE_OTHER, accepted)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceAll(";.*", "");
    }

    /** What a page says. */
    String open(String path) {
        return expect(OK, send(HttpRequest.newBuilder(uri(path)).header("Cookie", cookie)))
                .body();
    }

    /** Posts a form with the token of a page of this session. */
    String post(String path, String token, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("token", token);
        return expect(OK, send(form(HttpRequest.newBuilder(uri(path)).header("Cookie", cookie), all)))
                .body();
    }

    static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("The page has no form");
        }
        return token.group(1);
    }

    private static HttpRequest.Builder form(HttpRequest.Builder request, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private URI uri(String path) {
        return URI.create(alert.url()).resolve(path);
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException("The desk answered " + answer.statusCode() + " on "
                    + answer.uri().getPath());
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header("Accept-Encoding", "identity")
                            .timeout(ANSWER_WITHIN)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

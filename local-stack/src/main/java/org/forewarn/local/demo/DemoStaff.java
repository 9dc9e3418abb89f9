package org.forewarn.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.forewarn.local.LocalStack;
import org.forewarn.local.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Members of staff for the demo. They come in as everybody does: added by the operator, with a link on which a password
 * is chosen, here at random and anew at every start.
 */
final class DemoStaff {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
    private static final int PASSWORD_BYTES = 8;

    private final LocalStack stack;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SecureRandom random = new SecureRandom();

    DemoStaff(LocalStack stack) {
        this.stack = stack;
    }

    /** @param roles in words */
    record Account(String login, String password, String roles) {}

    private record Planned(String login, String name, List<String> roles) {}

    /** Adds them, or gives those of an earlier run a new password. */
    List<Account> add() {
        return List.of(
                        new Planned("ada", "Ada", List.of("reviewer", "lead")),
                        new Planned("ben", "Ben", List.of("reviewer")),
                        new Planned("cleo", "Cleo", List.of("admin", "auditor")))
                .stream()
                .map(this::account)
                .toList();
    }

    private Account account(Planned planned) {
        byte[] drawn = new byte[PASSWORD_BYTES];
        random.nextBytes(drawn);
        String password = HexFormat.of().formatHex(drawn);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(invitation(planned)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("password=" + password + "&again=" + password)));
        if (answer.statusCode() != 303) {
            throw new DemoFailedException("choosing a password at the desk was answered " + answer.statusCode());
        }
        return new Account(planned.login(), password, String.join(" and ", planned.roles()));
    }

    private String invitation(Planned planned) {
        String body = JSON.writeValueAsString(
                Map.of("login", planned.login(), "name", planned.name(), "roles", planned.roles()));
        HttpResponse<String> answer = send(asOperator("/v1/staff").POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() == 409) {
            answer = send(asOperator("/v1/staff/" + memberId(planned.login()) + "/invitation")
                    .POST(BodyPublishers.noBody()));
        }
        return read(answer, 201).required("invitation").asString();
    }

    private String memberId(String login) {
        var found = new ArrayList<String>();
        for (JsonNode member : read(send(asOperator("/v1/staff").GET()), 200).path("members")) {
            if (member.path("login").asString("").equals(login)) {
                found.add(member.path("memberId").asString());
            }
        }
        return found.getFirst();
    }

    private static JsonNode read(HttpResponse<String> answer, int expected) {
        if (answer.statusCode() != expected) {
            throw new DemoFailedException("adding a member of staff was answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder asOperator(String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + stack.operatorKey())
                .header("Content-Type", "application/json");
    }

    private URI uri(String path) {
        return URI.create(stack.services().url(Service.ALERT) + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(ANSWER_WITHIN).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoFailedException("the desk did not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("the desk was not waited for");
        }
    }
}

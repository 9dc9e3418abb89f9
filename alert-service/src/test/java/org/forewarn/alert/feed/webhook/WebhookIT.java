package org.forewarn.alert.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;
import static org.forewarn.alert.feed.FeedWorld.facts;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.forewarn.alert.Suite;
import org.forewarn.alert.feed.FeedWorld;
import org.forewarn.alert.feed.FeedWorld.Charity;
import org.forewarn.alert.feed.webhook.Receiver.Got;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.ReportFacts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages to partners' receivers, with real ones that fail in every way. */
class WebhookIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @SuppressWarnings("NullAway.Init")
    private static FeedWorld world;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of(
                "forewarn.webhooks.loopback",
                true,
                "forewarn.webhooks.timeout",
                TIMEOUT.toMillis() + "ms",
                "forewarn.webhooks.first-retry",
                "50ms",
                "forewarn.webhooks.last-retry",
                "200ms"));
        world = new FeedWorld(suite);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    /** A webhook and the secret that was shown once. */
    private record Hook(Charity charity, UUID id, String secret) {
        String path() {
            return "/v1/webhooks/" + id;
        }
    }

    @Test
    void anIssuedWarningArrivesSignedOnceAndSaysNoMoreThanItsCapDocument() {
        Charity charity = world.charity();
        try (Receiver receiver = Receiver.taking()) {
            Hook hook = hook(charity, receiver);
            ReportFacts report = facts(charity, "BT1");
            world.report(report, true);

            UUID warningId = world.warning(report);

            soon().until(() -> receiver.taken().size() == 1);
            Got got = receiver.got().getFirst();
            assertThat(got.isSignedWith(hook.secret())).isTrue();
            assertThat(got.isSignedWith("whsec_" + "A".repeat(43) + "=")).isFalse();
            assertThat(got.id()).startsWith("msg_").doesNotContain(".");
            assertThat(got.type()).isEqualTo("warning.issued");
            JsonNode data = got.json().path("data");
            assertThat(data.path("warningId").asString()).isEqualTo(warningId.toString());
            assertThat(data.path("msgType").asString()).isEqualTo("Alert");
            assertThat(data.path("info").get(0).path("severity").asString()).isEqualTo("Severe");
            assertThat(data.path("cap").asString()).endsWith("/v1/warnings/" + warningId + "/cap?revision=1");
            assertThat(got.json().toString()).doesNotContain(report.getReportId());
            soon().until(() -> log(hook, "delivered").size() == 1);
            assertThat(log(hook, "delivered").getFirst().path("status").asInt()).isEqualTo(204);
        }
    }

    @Test
    void whatAPartnerMayNotSeeIsNotSentToItsReceiver() {
        Charity reporting = world.charity();
        Charity other = world.charity();
        try (Receiver own = Receiver.taking();
                Receiver others = Receiver.taking()) {
            hook(reporting, own);
            Hook hook = hook(other, others);
            ReportFacts report = facts(reporting, "BT2");
            world.report(report, false);
            world.warning(report);
            soon().until(() -> own.taken().size() == 1);
            ping(hook);
            soon().until(() -> !others.taken().isEmpty());
            assertThat(others.got()).allMatch(got -> got.type().equals("ping"));
        }
    }

    @Test
    void aReceiverThatFailsIsTriedAgainUnderTheSameId() {
        Charity charity = world.charity();
        try (Receiver receiver = Receiver.that((exchange, number) -> number < 4 ? 500 : 200)) {
            Hook hook = hook(charity, receiver);
            ping(hook);
            soon().until(() -> receiver.taken().size() == 1);
            assertThat(receiver.got().stream().map(Got::id).distinct()).hasSize(1);
            assertThat(receiver.got()).hasSize(4).allMatch(got -> got.isSignedWith(hook.secret()));
            soon().until(() -> log(hook, "delivered").size() == 1);
            assertThat(log(hook, "delivered").getFirst().path("attempts").asInt())
                    .isEqualTo(4);
        }
    }

    @Test
    void aSlowReceiverDelaysNobodyElse() {
        Charity slow = world.charity();
        Charity quick = world.charity();
        var release = new CountDownLatch(1);
        try (Receiver hanging = Receiver.that((exchange, number) -> {
                    release.await();
                    return 200;
                });
                Receiver receiver = Receiver.taking()) {
            Hook stuck = hook(slow, hanging);
            Hook hook = hook(quick, receiver);
            ping(stuck);
            soon().until(() -> !hanging.got().isEmpty());
            long began = System.nanoTime();
            for (int i = 1; i <= 5; i++) {
                int sent = i;
                ping(hook);
                soon().until(() -> receiver.taken().size() == sent);
            }
            assertThat(log(stuck, "pending")).as("still held by the slow one").hasSize(1);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
            release.countDown();
        }
    }

    @Test
    void aReceiverThatHangsIsLeftAndTriedAgain() {
        Charity charity = world.charity();
        var never = new CountDownLatch(1);
        try (Receiver receiver = Receiver.that((exchange, number) -> {
            if (number == 1) {
                never.await();
            }
            return 200;
        })) {
            Hook hook = hook(charity, receiver);
            ping(hook);
            soon().until(() -> log(hook, "delivered").size() == 1);
            assertThat(receiver.got()).hasSize(2);
        }
    }

    @Test
    void aRedirectIsAFailureAndWhereItLeadsHearsNothing() {
        Charity charity = world.charity();
        try (Receiver inner = Receiver.taking();
                Receiver receiver = Receiver.that((exchange, number) -> {
                    exchange.getResponseHeaders().set("Location", inner.url());
                    return 302;
                })) {
            Hook hook = hook(charity, receiver);
            ping(hook);
            soon().until(() -> receiver.got().size() > 1);
            assertThat(log(hook, "pending").getFirst().path("outcome").asString())
                    .isEqualTo("redirected");
            assertThat(inner.got()).isEmpty();
        }
    }

    @Test
    void aReceiverThatIsGoneIsDisabledWithTheReasonAndEnabledAgain() {
        Charity charity = world.charity();
        try (Receiver receiver = Receiver.that((exchange, number) -> 410)) {
            Hook hook = hook(charity, receiver);
            ping(hook);
            soon().until(() -> show(hook).path("state").asString().equals("disabled"));
            assertThat(show(hook).path("reason").asString()).isEqualTo("gone");
            assertThat(receiver.got()).hasSize(Judgement.MAX_GONE);
            assertThat(world.post(charity, hook.path() + "/ping", "").statusCode())
                    .isEqualTo(409);

            receiver.from((exchange, number) -> 200);
            assertThat(world.post(charity, hook.path() + "/enable", "").statusCode())
                    .isEqualTo(200);
            soon().until(() -> receiver.taken().size() == 1);
        }
    }

    @Test
    void whatIsNotTakenInTimeIsParkedAndShownAndAReplaySendsItUnderItsOldId() {
        Charity charity = world.charity();
        try (Receiver receiver = Receiver.that((exchange, number) -> 503)) {
            Hook hook = hook(charity, receiver);
            Instant before = Instant.now().minusSeconds(5);
            ReportFacts report = facts(charity, "BT3");
            world.report(report, true);
            world.warning(report);
            soon().until(() -> !receiver.got().isEmpty());
            suite.jdbc()
                    .sql("update webhook_delivery set queued_at = queued_at - interval '4 days' where webhook_id = :id")
                    .param("id", hook.id())
                    .update();
            soon().until(() -> log(hook, "parked").size() == 1);

            receiver.from((exchange, number) -> 200);
            HttpResponse<byte[]> replay = world.post(charity, hook.path() + "/replay?since=" + before, "");
            assertThat(replay.statusCode()).isEqualTo(202);

            soon().until(() -> receiver.taken().size() == 1);
            assertThat(receiver.got().stream().map(Got::id).distinct()).hasSize(1);
            assertThat(world.post(charity, hook.path() + "/replay?since=yesterday", "")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aReplayTellsANewWebhookOfWhatWasIssuedBefore() {
        Charity charity = world.charity();
        Instant before = Instant.now().minusSeconds(5);
        ReportFacts report = facts(charity, "BT4");
        world.report(report, false);
        UUID warningId = world.warning(report);
        try (Receiver receiver = Receiver.taking()) {
            Hook hook = hook(charity, receiver);
            world.post(charity, hook.path() + "/replay?since=" + before, "");
            soon().until(() -> receiver.taken().stream().anyMatch(got -> got.json()
                    .path("data")
                    .path("warningId")
                    .asString("")
                    .equals(warningId.toString())));
        }
    }

    @Test
    void messagesOfOneWarningComeInOrderAlthoughTheFirstOneFailed() {
        Charity charity = world.charity();
        try (Receiver receiver = Receiver.that((exchange, number) -> 500)) {
            hook(charity, receiver);
            ReportFacts report = facts(charity, "BT5");
            world.report(report, false);
            UUID warningId = world.warning(report);
            soon().until(() -> receiver.got().size() > 1);
            world.again(warningId, MsgType.UPDATE);
            world.again(warningId, MsgType.CANCEL);
            receiver.from((exchange, number) -> 200);
            soon().until(() -> receiver.taken().size() == 3);
            assertThat(receiver.taken().stream()
                            .map(got -> got.json().path("data").path("msgType").asString()))
                    .containsExactly("Alert", "Update", "Cancel");
            assertThat(receiver.taken().getLast().type()).isEqualTo("warning.ended");
        }
    }

    @Test
    void whoHasAWarningIsToldWhenItMayNotBeKeptAndWhenItMayAgain() {
        Charity reporting = world.charity();
        Charity charity = world.charity();
        try (Receiver receiver = Receiver.taking()) {
            hook(charity, receiver);
            ReportFacts report = facts(reporting, "BT6");
            world.report(report, true);
            UUID warningId = world.warning(report);
            soon().until(() -> receiver.taken().size() == 1);

            world.report(report, false);
            soon().until(() -> receiver.taken().size() == 2);
            Got withdrawn = receiver.taken().get(1);
            assertThat(withdrawn.type()).isEqualTo("warning.withdrawn");
            assertThat(withdrawn.json().path("data").path("warningId").asString())
                    .isEqualTo(warningId.toString());
            assertThat(withdrawn.json().path("data").has("info")).isFalse();

            world.report(report, true);
            soon().until(() -> receiver.taken().size() == 3);
            assertThat(receiver.taken().getLast().type()).isEqualTo("warning.issued");
            assertThat(receiver.taken().stream().map(Got::id)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aMessageThatWaitsIsWithheldWhenItMayNotBeSeenAnyMore() {
        Charity reporting = world.charity();
        Charity charity = world.charity();
        try (Receiver receiver = Receiver.taking()) {
            Hook hook = hook(charity, receiver);
            hold(hook, true);
            ReportFacts report = facts(reporting, "BT7");
            world.report(report, true);
            world.warning(report);
            soon().until(() -> log(hook, "pending").size() == 1);
            world.withdraw(report);
            hold(hook, false);
            soon().until(() -> log(hook, "withheld").size() == 1);
            assertThat(receiver.got()).isEmpty();
        }
    }

    @Test
    void whatWasSentAndNotMarkedIsSentAgainUnderTheSameIdByWhoeverTakesOver() {
        Charity charity = world.charity();
        var release = new CountDownLatch(1);
        try (Receiver receiver = Receiver.that((exchange, number) -> {
            if (number == 1) {
                release.await();
            }
            return 200;
        })) {
            Hook hook = hook(charity, receiver);
            ping(hook);
            soon().until(() -> receiver.got().size() == 1);
            Webhooks webhooks = suite.bean(Webhooks.class);
            Instant now = Instant.now();
            assertThat(webhooks.take(UUID.randomUUID(), now, now.plusSeconds(1), 100))
                    .as("one sender at a time")
                    .doesNotContain(hook.id());

            // as if the process that sends had died and its time were over
            suite.jdbc()
                    .sql("update webhook set leased_until = now() where webhook_id = :id")
                    .param("id", hook.id())
                    .update();

            soon().until(() -> receiver.got().size() == 2);
            assertThat(receiver.got().stream().map(Got::id).distinct()).hasSize(1);
            release.countDown();
            soon().until(() -> log(hook, "delivered").size() == 1);
        }
    }

    @Test
    void aNewSecretAndTheOneBeforeBothSignUntilTheOverlapEnds() {
        Charity charity = world.charity();
        try (Receiver receiver = Receiver.taking()) {
            Hook hook = hook(charity, receiver);
            String second = json(world.post(charity, hook.path() + "/secret?overlapHours=1", ""))
                    .path("secret")
                    .asString();
            ping(hook);
            soon().until(() -> receiver.taken().size() == 1);
            assertThat(receiver.got().getFirst().isSignedWith(hook.secret())).isTrue();
            assertThat(receiver.got().getFirst().isSignedWith(second)).isTrue();

            String third = json(world.post(charity, hook.path() + "/secret?overlapHours=0", ""))
                    .path("secret")
                    .asString();
            ping(hook);
            soon().until(() -> receiver.taken().size() == 2);
            assertThat(receiver.got().getLast().isSignedWith(third)).isTrue();
            assertThat(receiver.got().getLast().isSignedWith(second)).isFalse();
            assertThat(world.post(charity, hook.path() + "/secret?overlapHours=169", "")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void secretsAreShownOnceAndLieSealedInTheDatabase() {
        Charity charity = world.charity();
        try (Receiver receiver = Receiver.taking()) {
            Hook hook = hook(charity, receiver);
            assertThat(show(hook).has("secret")).isFalse();
            assertThat(new String(world.get(charity, "/v1/webhooks").body(), StandardCharsets.UTF_8))
                    .doesNotContain("whsec_");
            byte[] sealed = suite.jdbc()
                    .sql("select secret from webhook where webhook_id = :id")
                    .param("id", hook.id())
                    .query(byte[].class)
                    .single();
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                    .doesNotContain(hook.secret())
                    .doesNotContain("whsec_");
            assertThat(suite.bean(HookSecrets.class).open(UUID.randomUUID(), sealed))
                    .as("moved to another webhook it does not open")
                    .isNull();
        }
    }

    @Test
    void aWebhookIsThereForItsPartnerAlone() {
        Charity charity = world.charity();
        Charity other = world.charity();
        try (Receiver receiver = Receiver.taking()) {
            Hook hook = hook(charity, receiver);
            assertThat(world.get(other, hook.path()).statusCode()).isEqualTo(404);
            assertThat(world.delete(other, hook.path()).statusCode()).isEqualTo(404);
            assertThat(world.post(other, hook.path() + "/ping", "").statusCode())
                    .isEqualTo(404);
            assertThat(world.post(other, hook.path() + "/secret", "").statusCode())
                    .isEqualTo(404);
            assertThat(world.get(other, hook.path() + "/deliveries").statusCode())
                    .isEqualTo(404);
            assertThat(json(world.get(other, "/v1/webhooks")).path("webhooks")).isEmpty();
            assertThat(world.delete(charity, hook.path()).statusCode()).isEqualTo(204);
            assertThat(world.get(charity, hook.path()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whoHasNoKeyAnyMoreIsNotToldEither() {
        Charity charity = world.charity();
        Charity witness = world.charity();
        try (Receiver receiver = Receiver.taking();
                Receiver seen = Receiver.taking()) {
            Hook hook = hook(charity, receiver);
            hook(witness, seen);
            world.revoke(charity);
            ReportFacts report = facts(witness, "BT8");
            world.report(report, true);
            world.warning(report);
            soon().until(() -> seen.taken().size() == 1);
            soon().until(() -> suite.jdbc()
                            .sql("select count(*) from webhook where webhook_id = :id and paused_until is not null")
                            .param("id", hook.id())
                            .query(Integer.class)
                            .single()
                    == 1);
            assertThat(receiver.got()).isEmpty();
        }
    }

    @Test
    void aPartnerHasAFewWebhooksAndEachUrlIsChecked() {
        Charity charity = world.charity();
        for (int i = 0; i < 5; i++) {
            assertThat(add(charity, "https://receiver.invalid/hooks/" + i).statusCode())
                    .isEqualTo(201);
        }
        assertThat(add(charity, "https://receiver.invalid/hooks/5").statusCode())
                .isEqualTo(409);
        for (JsonNode hook : json(world.get(charity, "/v1/webhooks")).path("webhooks")) {
            String path = "/v1/webhooks/" + hook.path("webhookId").asString();
            assertThat(world.delete(charity, path).statusCode()).isEqualTo(204);
        }
        Charity other = world.charity();
        HttpResponse<byte[]> plain = add(other, "http://receiver.invalid/");
        assertThat(plain.statusCode()).isEqualTo(400);
        assertThat(json(plain).path("errors").get(0).path("code").asString()).isEqualTo("not_https");
        for (String body : List.of("{", "[]", "{}", "{\"url\": 1}", "{\"url\": \"https://a.example/\", \"x\": 1}")) {
            assertThat(world.post(other, "/v1/webhooks", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    private static Hook hook(Charity charity, Receiver receiver) {
        HttpResponse<byte[]> added = add(charity, receiver.url());
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode hook = json(added);
        return new Hook(
                charity,
                UUID.fromString(hook.path("webhookId").asString()),
                hook.path("secret").asString());
    }

    private static HttpResponse<byte[]> add(Charity charity, String url) {
        return world.post(charity, "/v1/webhooks", "{\"url\": \"" + url + "\"}");
    }

    private static void ping(Hook hook) {
        assertThat(world.post(hook.charity(), hook.path() + "/ping", "").statusCode())
                .isEqualTo(202);
    }

    /** Nothing is sent to it for as long. */
    private static void hold(Hook hook, boolean on) {
        suite.jdbc()
                .sql(
                        "update webhook set paused_until = case when :on then 'infinity'::timestamptz end where webhook_id = :id")
                .param("on", on)
                .param("id", hook.id())
                .update();
    }

    private static JsonNode show(Hook hook) {
        return json(world.get(hook.charity(), hook.path()));
    }

    private static List<JsonNode> log(Hook hook, String state) {
        JsonNode log = json(world.get(hook.charity(), hook.path() + "/deliveries?state=" + state));
        return log.path("deliveries").valueStream().toList();
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}

package org.forewarn.alert.feed.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.feed.webhook.Webhook.Secrets;
import org.forewarn.alert.feed.webhook.Webhook.Trouble;
import org.forewarn.kit.access.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a partner does to its webhooks, each with its audit. */
@Component
class HookBook {

    private final TransactionTemplate transaction;
    private final Webhooks webhooks;
    private final HookSecrets secrets;
    private final Audit audit;
    private final Clock clock;

    HookBook(TransactionTemplate transaction, Webhooks webhooks, HookSecrets secrets, Audit audit, Clock clock) {
        this.transaction = transaction;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** A webhook and the secret that was just made for it. */
    record WithSecret(Webhook webhook, String secret) {}

    /** Nothing when the partner has as many as it may. */
    Optional<WithSecret> add(Caller caller, URI url, int most) {
        UUID webhookId = UUID.randomUUID();
        String secret = secrets.generate();
        var webhook = new Webhook(
                webhookId,
                caller.partnerId(),
                url,
                null,
                new Secrets(secrets.seal(webhookId, secret), null, null),
                clock.instant(),
                Trouble.NONE);
        return change(caller, webhookId, "added", () -> webhooks.add(webhook, most))
                ? Optional.of(new WithSecret(webhook, secret))
                : Optional.empty();
    }

    /** A new secret; the present one signs too for as long as asked. */
    WithSecret rotate(Caller caller, Webhook webhook, Duration overlap) {
        String secret = secrets.generate();
        byte[] sealed = secrets.seal(webhook.webhookId(), secret);
        Instant until = clock.instant().plus(overlap);
        change(caller, webhook.webhookId(), "secret_rotated", () -> {
            webhooks.rotate(webhook.webhookId(), sealed, until);
            return true;
        });
        return new WithSecret(
                webhooks.find(caller.partnerId(), webhook.webhookId()).orElse(webhook), secret);
    }

    void enable(Caller caller, UUID webhookId) {
        change(caller, webhookId, "enabled", () -> {
            webhooks.enable(webhookId);
            return true;
        });
    }

    void delete(Caller caller, UUID webhookId) {
        change(caller, webhookId, "deleted", () -> {
            webhooks.delete(webhookId);
            return true;
        });
    }

    private boolean change(Caller caller, UUID webhookId, String what, BooleanSupplier act) {
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean done = act.getAsBoolean();
            if (done) {
                audit.note(
                        Actor.key(caller.partnerId(), caller.keyId()),
                        Act.WEBHOOK_CHANGED,
                        "webhook/" + webhookId,
                        Map.of("change", what));
            }
            return done;
        }));
    }
}

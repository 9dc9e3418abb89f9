package org.forewarn.alert.delivery.email;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.audience.Recipients;
import org.forewarn.alert.delivery.FinalReceipt;
import org.forewarn.alert.delivery.ReceiptBook;
import org.forewarn.alert.suppression.Suppressions;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.DeliveryStatus;
import org.forewarn.schemas.event.SuppressionCause;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a bounce comes to: its message has failed, and an address that does not exist is not written to any more. */
@Component
class BounceBook {

    private final JdbcClient jdbc;
    private final ReceiptBook receipts;
    private final Recipients recipients;
    private final Suppressions suppressions;
    private final EmailProperties properties;

    BounceBook(
            JdbcClient jdbc,
            ReceiptBook receipts,
            Recipients recipients,
            Suppressions suppressions,
            EmailProperties properties) {
        this.jdbc = jdbc;
        this.receipts = receipts;
        this.recipients = recipients;
        this.suppressions = suppressions;
        this.properties = properties;
    }

    private record Sent(UUID recipientId, String provider) {}

    /** Returns when it is durable; the same bounce may come again. False: it is about no mail that is known. */
    boolean keep(Bounce bounce) {
        Optional<Sent> sent = jdbc.sql("""
                select recipient_id, provider from delivery
                where dispatch_id = :id and channel = 'email' and provider is not null""")
                .param("id", bounce.dispatchId())
                .query((row, number) -> new Sent(row.getObject("recipient_id", UUID.class), row.getString("provider")))
                .optional();
        sent.ifPresent(of -> keep(bounce, of));
        return sent.isPresent();
    }

    private void keep(Bounce bounce, Sent sent) {
        if (bounce.noMailbox()) {
            String address = recipients
                    .addresses(Channel.EMAIL, List.of(sent.recipientId()))
                    .get(sent.recipientId());
            if (address != null) {
                suppressions.add(Channel.EMAIL, address, SuppressionCause.BOUNCED);
            }
        }
        properties.providers().stream()
                .filter(each -> each.name().equals(sent.provider()))
                .findFirst()
                .ifPresent(provider -> receipts.keep(new FinalReceipt(
                        provider.name(),
                        Mail.id(bounce.dispatchId(), provider),
                        DeliveryStatus.FAILED,
                        "bounce_" + bounce.status())));
    }
}

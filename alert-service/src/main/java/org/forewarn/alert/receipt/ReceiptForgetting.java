package org.forewarn.alert.receipt;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets providers' names of old messages, and receipts that never met their message, a little at a time. */
@Component
class ReceiptForgetting {

    private static final int AT_ONCE = 5_000;
    private static final int MOST = 200;

    private final Receipts receipts;
    private final ReceiptProperties properties;
    private final Clock clock;

    ReceiptForgetting(Receipts receipts, ReceiptProperties properties, Clock clock) {
        this.receipts = receipts;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        OffsetDateTime before = clock.instant().minus(properties.kept()).atOffset(ZoneOffset.UTC);
        for (int i = 0; i < MOST && receipts.forgetBefore(before, AT_ONCE) == AT_ONCE; i++) {
            // there is more
        }
    }
}

package org.forewarn.alert.queue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page of the queue ended: in the order of the queue, which a row keeps while it waits. */
record QueuePlace(int rank, Instant waitingSince, UUID warningId) {

    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,9})_([0-9]{1,17})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** As it stands in an address: rank, microseconds since 1970, the warning's id. */
    String text() {
        return rank + "_" + ChronoUnit.MICROS.between(Instant.EPOCH, waitingSince) + "_" + warningId;
    }

    static Optional<QueuePlace> of(@Nullable String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(new QueuePlace(
                        Integer.parseInt(matcher.group(1)),
                        Instant.EPOCH.plus(Long.parseLong(matcher.group(2)), ChronoUnit.MICROS),
                        UUID.fromString(matcher.group(3))))
                : Optional.empty();
    }
}

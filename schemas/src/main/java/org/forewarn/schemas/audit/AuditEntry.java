package org.forewarn.schemas.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who did what to what, and when.
 *
 * @param id of the entry, a UUID
 * @param at in microseconds: what is finer is cut off, as a database keeps it
 * @param actorKind {@code staff}, {@code key} or {@code system}
 * @param actorId a member's id, {@code partnerId/keyId}, or {@code system}
 * @param act what was done, {@code narrative_opened}
 * @param subject what it was done to, {@code report/ID}
 * @param details codes and ids, by name
 */
public record AuditEntry(
        String id,
        Instant at,
        String actorKind,
        String actorId,
        String act,
        String subject,
        SortedMap<String, String> details) {

    public AuditEntry {
        at = at.truncatedTo(ChronoUnit.MICROS);
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /**
     * The entry as one text, of which there is only one for each entry: every field is its length in bytes of UTF-8, a
     * colon, itself, and a comma (a netstring, Bernstein 1997), in the order in which they are declared; then the names
     * and values of the details by name. {@code 3:abc,} is a field, {@code 4:abc,} is none.
     */
    String canonical() {
        var text = new StringBuilder();
        for (String field : new String[] {id, at.toString(), actorKind, actorId, act, subject}) {
            net(text, field);
        }
        for (Map.Entry<String, String> detail : details.entrySet()) {
            net(text, detail.getKey());
            net(text, detail.getValue());
        }
        return text.toString();
    }

    static void net(StringBuilder text, String field) {
        text.append(field.getBytes(StandardCharsets.UTF_8).length)
                .append(':')
                .append(field)
                .append(',');
    }
}

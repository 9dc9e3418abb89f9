package org.forewarn.alert.staff;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.audit.AuditReading;
import org.forewarn.alert.audit.AuditReading.Filter;
import org.forewarn.alert.audit.AuditReading.Place;
import org.forewarn.alert.staff.StaffPages.Sheet;
import org.forewarn.schemas.audit.AuditEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Who did and saw what, for auditors; that they looked is an entry, too. */
@RestController
final class AuditController {

    private static final String AUDIT = "/desk/audit";
    private static final int PAGE = 50;
    private static final List<String> FIELDS = List.of("act", "actor", "subject", "from", "to");

    private final StaffPages pages;
    private final AuditReading reading;
    private final Audit audit;
    private final People people;

    AuditController(StaffPages pages, AuditReading reading, Audit audit, People people) {
        this.pages = pages;
        this.reading = reading;
        this.audit = audit;
        this.people = people;
    }

    /** An entry as a row: words for people. */
    record Row(String number, String at, String actor, String act, String subject, String details) {}

    /** A choice of a list. */
    record Choice(String code, String words) {}

    @GetMapping(AUDIT)
    ResponseEntity<byte[]> page(ServerHttpRequest request, @RoleNeeded(Role.AUDITOR) Member member) {
        MultiValueMap<String, String> asked = request.getQueryParams();
        Map<String, String> typed = typed(asked);
        var filter = new Filter(
                given(typed, "act"),
                given(typed, "actor"),
                given(typed, "subject"),
                Moments.day(typed.getOrDefault("from", ""), 0),
                Moments.day(typed.getOrDefault("to", ""), 1));
        audit.note(member.actor(), Act.AUDIT_READ, "audit");
        List<AuditReading.Row> found = reading.page(filter, place(asked.getFirst("after")), PAGE + 1);
        List<AuditReading.Row> shown = found.subList(0, Math.min(PAGE, found.size()));
        Map<UUID, String> names = people.all().stream().collect(Collectors.toMap(Person::memberId, Person::name));

        var model = new HashMap<String, Object>(typed);
        model.put("rows", shown.stream().map(row -> row(row, names)).toList());
        model.put("acts", choices());
        model.put(
                "people",
                names.entrySet().stream()
                        .map(each -> new Choice(each.getKey().toString(), each.getValue()))
                        .sorted((one, other) -> one.words().compareToIgnoreCase(other.words()))
                        .toList());
        model.put("filtered", typed.values().stream().anyMatch(value -> !value.isEmpty()));
        model.put("next", found.size() > PAGE ? next(typed, shown.getLast().entry()) : null);
        return pages.answer(request, member, Sheet.of("staff/audit", "Audit", model));
    }

    private static Map<String, String> typed(MultiValueMap<String, String> asked) {
        var typed = new HashMap<String, String>();
        for (String field : FIELDS) {
            String first = asked.getFirst(field);
            typed.put(field, first == null ? "" : first.strip());
        }
        return typed;
    }

    private static @Nullable String given(Map<String, String> typed, String field) {
        String value = typed.get(field);
        return value == null || value.isEmpty() ? null : value;
    }

    /** {@code 2026-03-06T09:00:00.123456Z_UUID}; whatever else is the beginning. */
    private static @Nullable Place place(@Nullable String after) {
        if (after == null) {
            return null;
        }
        try {
            String[] parts = after.split("_", 2);
            return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return null;
        }
    }

    private static String next(Map<String, String> typed, AuditEntry last) {
        var address = UriComponentsBuilder.fromPath(AUDIT);
        FIELDS.stream()
                .filter(field -> !String.valueOf(typed.get(field)).isEmpty())
                .forEach(field -> address.queryParam(field, "{" + field + "}"));
        return address.queryParam("after", last.at() + "_" + last.id())
                .encode()
                .buildAndExpand(typed)
                .toUriString();
    }

    private static Row row(AuditReading.Row row, Map<UUID, String> names) {
        AuditEntry entry = row.entry();
        return new Row(
                row.number() == null ? "…" : row.number().toString(),
                Moments.toTheSecond(entry.at()),
                entry.actorKind().equals("staff")
                        ? names.getOrDefault(UUID.fromString(entry.actorId()), entry.actorId())
                        : entry.actorKind() + " " + entry.actorId(),
                words(entry.act()),
                entry.subject(),
                entry.details().entrySet().stream()
                        .map(detail -> detail.getKey() + " " + detail.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static List<Choice> choices() {
        return List.of(Act.values()).stream()
                .map(act -> new Choice(act.code(), words(act.code())))
                .toList();
    }

    /** {@code narrative_opened} is “Narrative opened”. */
    private static String words(String code) {
        String words = code.replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

package org.forewarn.alert.casefile.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.casefile.CaseSearch;
import org.forewarn.alert.casefile.CaseSearch.Found;
import org.forewarn.alert.casefile.CaseSearch.Place;
import org.forewarn.alert.casefile.CaseSearch.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Searches for somebody, and notes that they did: how, and how many were found, never for what. */
@Component
class Searching {

    static final List<String> SEVERITIES = List.of("EXTREME", "SEVERE", "MODERATE", "MINOR", "UNKNOWN");

    private static final Pattern PLACE = Pattern.compile("([0-9]{1,17})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final CaseSearch search;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Searching(CaseSearch search, Audit audit, TransactionTemplate transaction) {
        this.search = search;
        this.audit = audit;
        this.transaction = transaction;
    }

    Found find(Actor who, Query query) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Found found = search.find(query);
            Set<String> by =
                    found.hits().stream().flatMap(hit -> hit.by().stream()).collect(Collectors.toUnmodifiableSet());
            audit.note(
                    who,
                    Act.SEARCHED,
                    "search/cases",
                    Map.of(
                            "typed", query.typed().isBlank() ? "no" : "yes",
                            "by", by.stream().sorted().collect(Collectors.joining("+")),
                            "found", String.valueOf(found.hits().size())));
            return found;
        }));
    }

    /** Where a page ended, to be given back: microseconds since 1970 and the case's id. */
    static String text(Place place) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, place.lastReceived()) + "_" + place.caseId();
    }

    static @Nullable Place place(@Nullable String text) {
        Matcher matcher = PLACE.matcher(text == null ? "" : text);
        return matcher.matches()
                ? new Place(Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS), matcher.group(2))
                : null;
    }
}

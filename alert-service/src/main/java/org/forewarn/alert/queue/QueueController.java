package org.forewarn.alert.queue;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Audit;
import org.forewarn.alert.phrasing.Words;
import org.forewarn.alert.queue.WarningActs.Done;
import org.forewarn.alert.staff.DeskFrame;
import org.forewarn.alert.staff.Member;
import org.forewarn.alert.staff.Role;
import org.forewarn.alert.staff.RoleNeeded;
import org.forewarn.kit.page.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The queue as a page, and what is done to several warnings at once. */
@RestController
class QueueController {

    /** Sent by the page's own script when it asks for itself again: the view was noted when it was opened. */
    private static final String REFRESH = "X-Desk-Refresh";

    private static final Duration FORM_WITHIN = Duration.ofSeconds(10);
    private static final Pattern WARNING_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final QueueViews views;
    private final Pages pages;
    private final Optional<WarningActs> acts;
    private final Audit audit;
    private final TransactionTemplate transaction;

    QueueController(
            QueueViews views, Pages pages, Optional<WarningActs> acts, Audit audit, TransactionTemplate transaction) {
        this.views = views;
        this.pages = pages;
        this.acts = acts;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/desk")
    ResponseEntity<byte[]> queue(ServerHttpRequest request, @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member) {
        QueueFilter filter = QueueFilter.of(request.getQueryParams());
        if (!request.getHeaders().containsHeader(REFRESH)) {
            transaction.executeWithoutResult(
                    status -> audit.note(member.actor(), Act.QUEUE_VIEWED, "queue/warnings", noted(filter)));
        }
        QueuePlace after =
                QueuePlace.of(request.getQueryParams().getFirst("after")).orElse(null);
        return show(request, HttpStatus.OK, member, filter, after, List.of());
    }

    @PostMapping("/desk")
    ResponseEntity<byte[]> act(ServerWebExchange exchange, @RoleNeeded({Role.REVIEWER, Role.LEAD}) Member member) {
        MultiValueMap<String, String> form =
                Objects.requireNonNull(exchange.getFormData().block(FORM_WITHIN));
        QueueFilter filter = QueueFilter.of(form);
        List<String> said = acts.map(port -> act(port, member, form)).orElse(List.of("This desk cannot do that yet."));
        return said.isEmpty()
                ? ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(filter.href(null)))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build()
                : show(exchange.getRequest(), HttpStatus.OK, member, filter, null, said);
    }

    /** Does what the form says; what is given back has to be told. */
    private static List<String> act(WarningActs port, Member member, MultiValueMap<String, String> form) {
        String single = form.getFirst("take");
        List<UUID> chosen = chosen(single == null ? form.get("warning") : List.of(single));
        String what = single == null ? String.valueOf(form.getFirst("act")) : "take";
        if (chosen.isEmpty()) {
            return List.of("Choose at least one warning first.");
        }
        var counts = new EnumMap<Done, Integer>(Done.class);
        switch (what) {
            case "take" -> chosen.forEach(id -> count(counts, port.take(member, id)));
            case "hand_over" -> {
                String to = String.valueOf(form.getFirst("to"));
                if (!to.equals("nobody") && !WARNING_ID.matcher(to).matches()) {
                    return List.of("Choose to whom you hand over.");
                }
                UUID colleague = to.equals("nobody") ? null : UUID.fromString(to);
                chosen.forEach(id -> count(counts, port.handOver(member, id, colleague)));
            }
            case "reject" -> {
                String reason = String.valueOf(form.getFirst("reason"));
                if (port.reasons().stream().noneMatch(choice -> choice.code().equals(reason))) {
                    return List.of("Choose why you reject.");
                }
                chosen.forEach(id -> count(counts, port.reject(member, id, reason)));
            }
            default -> {
                return List.of("Choose what to do.");
            }
        }
        return said(counts);
    }

    private static void count(Map<Done, Integer> counts, Done done) {
        counts.merge(done, 1, Integer::sum);
    }

    /** Nothing when all was done: the queue shows it. */
    private static List<String> said(Map<Done, Integer> counts) {
        return counts.entrySet().stream()
                .filter(each -> each.getKey() != Done.DONE)
                .map(each -> Words.count(each.getValue(), "warning") + " "
                        + switch (each.getKey()) {
                            case DONE -> "done.";
                            case UNKNOWN -> "not found.";
                            case NOT_NOW -> "left as they were: somebody else has them, or they have changed.";
                            case FORBIDDEN -> "left as they were: your role does not allow it.";
                        })
                .toList();
    }

    private static List<UUID> chosen(@Nullable List<String> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .filter(id -> WARNING_ID.matcher(id).matches())
                        .distinct()
                        .limit(Queue.PAGE)
                        .map(UUID::fromString)
                        .toList();
    }

    private ResponseEntity<byte[]> show(
            ServerHttpRequest request,
            HttpStatus status,
            Member member,
            QueueFilter filter,
            @Nullable QueuePlace after,
            List<String> said) {
        var model = new HashMap<String, @Nullable Object>(views.model(filter, member, after));
        model.put("said", said);
        model.put("token", member.token());
        model.put("canAct", acts.isPresent());
        model.put("reasons", acts.map(WarningActs::reasons).orElse(List.of()));
        return pages.answer(request.getHeaders(), status, "desk/queue", DeskFrame.of("Queue", member), model);
    }

    private static Map<String, String> noted(QueueFilter filter) {
        var details = new HashMap<String, String>();
        if (filter.attention() != null) {
            details.put("attention", filter.attention());
        }
        if (filter.severity() != null) {
            details.put("severity", filter.severity());
        }
        return details;
    }
}

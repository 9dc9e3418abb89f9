package org.forewarn.local.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.forewarn.local.demo.Event.Accepted;
import org.forewarn.local.demo.Event.Arrived;
import org.forewarn.local.demo.Samples.ReportName;
import org.forewarn.local.demo.Samples.Subscriber;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Delivery;
import org.forewarn.schemas.event.DeliveryStatus;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.Warning;
import org.jspecify.annotations.Nullable;

/**
 * What has happened so far, put together from what several witnesses saw in whatever order: topics, the phone network,
 * the mailboxes. Guarded by its own lock.
 */
final class Happened {

    /** Cases merge into cases that merge; longer chains than this do not occur in the samples. */
    private static final int LONGEST_CHAIN = 100;

    private static final Pattern DISPATCH_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, String> recipientsByAddress = new HashMap<>();
    private final Map<String, Accepted> reports = new HashMap<>();
    private final Map<String, Case> cases = new HashMap<>();
    private final Map<Revision, Warning> warnings = new HashMap<>();
    private final Map<String, Dispatch> dispatches = new LinkedHashMap<>();
    private final Map<String, List<Delivery>> deliveries = new HashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();

    private record Revision(String warningId, int number) {}

    /**
     * A message that arrived.
     *
     * @param recipientId null: at an address that nobody gave
     * @param dispatch what it was sent for; null: not known (yet)
     */
    record Arrival(
            Arrived message,
            @Nullable String recipientId,
            @Nullable Dispatch dispatch) {}

    Happened(List<Subscriber> subscribers) {
        for (Subscriber subscriber : subscribers) {
            if (subscriber.sms() != null) {
                recipientsByAddress.put(digits(subscriber.sms()), subscriber.recipientId());
            }
            if (subscriber.email() != null) {
                recipientsByAddress.put(subscriber.email(), subscriber.recipientId());
            }
        }
    }

    synchronized void add(Event event) {
        switch (event) {
            case Accepted accepted -> reports.put(accepted.reportId(), accepted);
            case Event.AcceptedAgain again -> {}
            case Event.Withdrawn withdrawn -> {}
            case Event.Linked linked -> {}
            case Event.CaseChanged changed -> cases.put(changed.state().getCaseId(), changed.state());
            case Event.Issued issued -> warnings.put(revision(issued.warning()), issued.warning());
            case Event.Dispatched dispatched -> {
                dispatches.put(dispatched.dispatch().getDispatchId(), dispatched.dispatch());
                matchArrivals();
            }
            case Event.Delivered delivered ->
                deliveries
                        .computeIfAbsent(delivered.delivery().getDispatchId(), id -> new ArrayList<>())
                        .add(delivered.delivery());
            case Arrived arrived -> {
                arrivals.add(new Arrival(arrived, recipientsByAddress.get(key(arrived)), null));
                matchArrivals();
            }
        }
    }

    synchronized int accepted() {
        return reports.size();
    }

    synchronized Collection<Dispatch> dispatches() {
        return List.copyOf(dispatches.values());
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    synchronized List<Case> openCases() {
        return cases.values().stream()
                .filter(state -> state.getStatus() == CaseStatus.OPEN)
                .toList();
    }

    /** The reports of a case, by the names their charities gave them; a report that is not known has none. */
    synchronized Set<ReportName> names(Case state) {
        return state.getReports().stream()
                .flatMap(facts -> name(facts.getReportId()).stream())
                .collect(Collectors.toSet());
    }

    synchronized Optional<ReportName> name(String reportId) {
        return Optional.ofNullable(reports.get(reportId))
                .map(accepted -> accepted.report().name());
    }

    synchronized Optional<Warning> warning(Dispatch dispatch) {
        return Optional.ofNullable(warnings.get(new Revision(dispatch.getWarningId(), dispatch.getRevision())));
    }

    /** The case that a warning rests on, as it stands now, after all merges. */
    synchronized Optional<Case> caseOf(Warning warning) {
        Case state = cases.get(warning.getCaseId());
        for (int i = 0; i < LONGEST_CHAIN && state != null && state.getMergedInto() != null; i++) {
            state = cases.get(state.getMergedInto());
        }
        return Optional.ofNullable(state);
    }

    /** When the report that made a warning necessary was accepted: the newest of its case before it was issued. */
    synchronized Optional<Instant> triggered(Warning warning) {
        return caseOf(warning).stream()
                .flatMap(state -> state.getReports().stream())
                .flatMap(facts -> Optional.ofNullable(reports.get(facts.getReportId())).stream())
                .map(Accepted::at)
                .filter(at -> !at.isAfter(warning.getSent()))
                .max(Comparator.naturalOrder());
    }

    /** Whether a provider took the message before a time: it arrived in an earlier run. */
    synchronized boolean sentBefore(Dispatch dispatch, Instant time) {
        return deliveries(dispatch).stream()
                .anyMatch(delivery -> delivery.getStatus() == DeliveryStatus.SUBMITTED
                        && delivery.getAt().isBefore(time));
    }

    /** Whether it is known what became of the message. */
    synchronized boolean isSettled(Dispatch dispatch) {
        return deliveries(dispatch).stream().anyMatch(delivery -> switch (delivery.getStatus()) {
            case DELIVERED, FAILED, EXPIRED, SUPPRESSED -> true;
            case SUBMITTED -> dispatch.getChannel() == Channel.EMAIL;
            case UNKNOWN -> false;
        });
    }

    private List<Delivery> deliveries(Dispatch dispatch) {
        return deliveries.getOrDefault(dispatch.getDispatchId(), List.of());
    }

    /** What arrived may be known before what it was sent for. */
    private void matchArrivals() {
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            if (arrival.dispatch() == null) {
                Dispatch found = dispatchOf(arrival);
                if (found != null) {
                    arrivals.set(i, new Arrival(arrival.message(), arrival.recipientId(), found));
                }
            }
        }
    }

    private @Nullable Dispatch dispatchOf(Arrival arrival) {
        String reference = arrival.message().reference();
        if (DISPATCH_ID.matcher(reference).matches()) {
            // It may arrive before its dispatch is seen: no other may be taken for it.
            return dispatches.get(reference);
        }
        Set<String> taken = arrivals.stream()
                .flatMap(other -> Optional.ofNullable(other.dispatch()).stream())
                .map(Dispatch::getDispatchId)
                .collect(Collectors.toSet());
        return dispatches.values().stream()
                .filter(dispatch -> dispatch.getRecipientId().equals(arrival.recipientId())
                        && dispatch.getChannel() == arrival.message().channel()
                        && !taken.contains(dispatch.getDispatchId())
                        && arrival.message().body().contains(dispatch.getBody().strip()))
                .findFirst()
                .orElse(null);
    }

    private static Revision revision(Warning warning) {
        return new Revision(warning.getWarningId(), warning.getRevision());
    }

    private static String key(Arrived arrived) {
        return arrived.channel() == Channel.SMS ? digits(arrived.address()) : arrived.address();
    }

    private static String digits(String phone) {
        return phone.replaceAll("\\D", "");
    }
}

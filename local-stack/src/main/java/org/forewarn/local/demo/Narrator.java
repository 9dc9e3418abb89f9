package org.forewarn.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.forewarn.local.demo.Event.Arrived;
import org.forewarn.local.demo.Samples.Charity;
import org.forewarn.local.demo.Samples.ReportName;
import org.forewarn.local.demo.Terminal.Colour;
import org.forewarn.schemas.event.Case;
import org.forewarn.schemas.event.CaseStatus;
import org.forewarn.schemas.event.Channel;
import org.forewarn.schemas.event.Evidence;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.LinkBand;
import org.forewarn.schemas.event.Warning;

/** Tells what happens, a line or a few for each event. Used by one thread. */
final class Narrator {

    /** Time and word in front of each line: {@code "  12.3 s  warning    "}. */
    private static final int INDENT = 20;

    private final Terminal terminal;
    private final Happened happened;
    private final Map<String, String> charities;
    private final Instant began;
    private final Set<String> linked = new HashSet<>();
    private final Map<String, Set<ReportName>> told = new HashMap<>();
    private final Map<String, String> firstReader = new HashMap<>();

    Narrator(Terminal terminal, Happened happened, Iterable<Charity> charities, Instant began) {
        this.terminal = terminal;
        this.happened = happened;
        this.charities = new HashMap<>();
        charities.forEach(charity -> this.charities.put(charity.partnerId(), charity.name()));
        this.began = began;
    }

    /** What lies in the topics from an earlier run is not told. */
    void tell(Event event) {
        if (event.at().isBefore(began)) {
            return;
        }
        switch (event) {
            case Event.Accepted accepted ->
                say(
                        event,
                        Colour.PLAIN,
                        "report",
                        who(accepted.report().name()) + ": " + accepted.report().what());
            case Event.AcceptedAgain again ->
                say(event, Colour.PLAIN, "report", who(again.report().name()) + ": posted again, counts once");
            case Event.Withdrawn withdrawn -> say(event, Colour.YELLOW, "withdrawn", who(withdrawn.report()));
            case Event.Linked(Link link, Instant at) -> tell(event, link);
            case Event.CaseChanged(Case state, Instant at) -> tell(event, state);
            case Event.Issued(Warning warning, Instant at) -> tell(event, warning);
            case Event.Dispatched dispatched -> {}
            case Event.Delivered delivered -> {}
            case Arrived arrived -> tell(arrived);
        }
    }

    private void tell(Event event, Link link) {
        if (link.getBand() == LinkBand.LINK && linked.add(link.getLeft() + link.getRight())) {
            String reasons = link.getEvidence().stream().map(Narrator::reason).collect(Collectors.joining(", "));
            say(
                    event,
                    Colour.CYAN,
                    "link",
                    "%s and %s: same suspect, %.3f %% probable (%s)"
                            .formatted(
                                    reference(link.getLeft()),
                                    reference(link.getRight()),
                                    100 * link.getProbability(),
                                    reasons));
        }
    }

    private static String reason(Evidence evidence) {
        return "%s %s %+.1f bits"
                .formatted(evidence.getComparison(), evidence.getLevel(), evidence.getWeight())
                .replace("prior prior", "prior");
    }

    /** A case is worth a line when its reports change and it has had more than one. */
    private void tell(Event event, Case state) {
        if (state.getStatus() != CaseStatus.OPEN) {
            return;
        }
        Set<ReportName> reports = happened.names(state);
        Set<ReportName> before = told.put(state.getCaseId(), reports);
        boolean alone = reports.size() < 2 && (before == null || before.size() < 2);
        if (!alone && !reports.equals(before)) {
            say(
                    event,
                    Colour.MAGENTA,
                    "case",
                    "%s; worst: %s; certainty: %s"
                            .formatted(references(reports), lower(state.getSeverity()), lower(state.getCertainty())));
        }
    }

    private void tell(Event event, Warning warning) {
        String about = happened.caseOf(warning)
                .map(happened::names)
                .filter(names -> !names.isEmpty())
                .map(Narrator::references)
                .orElse("a report of your own");
        say(
                event,
                Colour.RED,
                "warning",
                "%s (%s, %s) about %s, for %s: %d districts"
                        .formatted(
                                lower(warning.getMsgType()),
                                lower(warning.getSeverity()),
                                lower(warning.getUrgency()),
                                about,
                                warning.getAreaDescription(),
                                warning.getOutwardCodes().size()));
    }

    /** A text that many get is shown once. */
    private void tell(Arrived arrived) {
        boolean text = arrived.channel() == Channel.SMS;
        String whole = arrived.subject() + "\n" + arrived.body();
        String reader = firstReader.putIfAbsent(whole, arrived.address());
        String heading = text
                ? "%s, %s"
                        .formatted(
                                arrived.address(),
                                arrived.segments() == 1 ? "1 segment" : arrived.segments() + " segments")
                : arrived.address();
        if (reader != null) {
            say(arrived, Colour.GREEN, text ? "sms" : "e-mail", heading + ": the same as to " + reader);
            return;
        }
        say(arrived, Colour.GREEN, text ? "sms" : "e-mail", heading + ":");
        if (!text) {
            terminal.indented(INDENT, terminal.in(Colour.BOLD, arrived.subject()));
        }
        terminal.indented(INDENT, arrived.body());
    }

    private void say(Event event, Colour colour, String word, String text) {
        double seconds = Duration.between(began, event.at()).toMillis() / 1000.0;
        String time = terminal.in(Colour.DIM, "%6.1f s".formatted(seconds));
        terminal.hanging(time + "  " + terminal.in(colour, "%-10s".formatted(word)), INDENT, text);
    }

    private String who(ReportName report) {
        return charities.getOrDefault(report.partnerId(), report.partnerId()) + " " + report.reference();
    }

    private String reference(String reportId) {
        return happened.name(reportId).map(ReportName::reference).orElse(reportId);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String references(Set<ReportName> reports) {
        return reports.stream().map(ReportName::reference).sorted().collect(Collectors.joining(", "));
    }
}

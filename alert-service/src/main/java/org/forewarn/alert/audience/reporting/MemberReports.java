package org.forewarn.alert.audience.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.audience.reporting.Answered.Refused;
import org.forewarn.alert.audience.reporting.Answered.Stands;
import org.forewarn.alert.audience.reporting.Answered.TakenBack;
import org.forewarn.alert.audience.reporting.Answered.Unknown;
import org.forewarn.alert.audience.reporting.ReportCopies.Kept;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports that members send of themselves, each under a token that only they have. Nothing here says who sent one: intake gets
 * a name that is the same in all reports of one person and that leads to nobody.
 */
@Component
public class MemberReports {

    private static final Logger log = LoggerFactory.getLogger(MemberReports.class);

    /** Two who add at one moment meet once; a third time is a fault of ours. */
    private static final int MAX_MEETINGS = 3;

    private final Intake intake;
    private final ReportTokens tokens;
    private final ReportCopies copies;

    MemberReports(Intake intake, ReportTokens tokens, ReportCopies copies) {
        this.intake = intake;
        this.tokens = tokens;
        this.copies = copies;
    }

    /**
     * What is known of a report.
     *
     * @param state as intake says it
     * @param canGrow whether it can be added to
     * @param consent what its reporter agreed to; null: that is not kept any more
     * @param county where it happened; null: that is not known
     */
    public record Known(
            Answered state,
            boolean canGrow,
            @Nullable JsonNode consent,
            @Nullable String county) {

        /** Whether there is such a report, whatever can be said of it at this moment. */
        public boolean exists() {
            return consent != null || state instanceof Stands || state instanceof TakenBack;
        }
    }

    /** A token that no report has. */
    public String fresh() {
        return tokens.fresh();
    }

    /** A token as it was typed or followed; nothing when it cannot be one. */
    public static Optional<String> token(String given) {
        return ReportTokens.read(given);
    }

    /** What intake calls the report of this token. */
    public String reference(String token) {
        return tokens.reference(token);
    }

    /** Sends a report; the same once more changes nothing. */
    public Answered send(UUID member, String token, Instant told, String language, JsonNode report) {
        ObjectNode whole = ((ObjectNode) report).deepCopy();
        whole.put("channel", "web");
        ObjectNode reporter = whole.path("reporter") instanceof ObjectNode said ? said : whole.putObject("reporter");
        reporter.put("pseudonym", tokens.pseudonym(member));
        reporter.put("language", language);
        Answered answered = intake.send(whole);
        if (answered instanceof Stands) {
            keep(token, new Copy(whole, told, List.of()));
        }
        return answered;
    }

    /** It is sent, whatever happens here: without a copy it can still be followed and taken back. */
    private void keep(String token, Copy copy) {
        try {
            copies.keep(token, copy);
        } catch (RuntimeException e) {
            log.error(
                    "The copy of a report could not be kept ({})", e.getClass().getSimpleName());
        }
    }

    /** What is known of the report of this token; that there is none is among it. */
    public Known find(String token) {
        Optional<Copy> copy = copies.find(token).map(Kept::copy);
        Answered state = intake.state(tokens.reference(token));
        // what was sent a moment ago, and was not read everywhere yet
        Answered told = state instanceof Unknown && copy.isPresent() ? new Stands() : state;
        return new Known(
                told,
                copy.isPresent() && !(told instanceof TakenBack),
                copy.map(kept -> kept.document().path("consent")).orElse(null),
                copy.map(Copy::county).orElse(null));
    }

    /** Whether an addition says anything new. */
    public boolean isNews(String token, JsonNode more) {
        return copies.find(token).map(kept -> !kept.copy().has(more)).orElse(true);
    }

    /**
     * Adds to a report; the same once more changes nothing. {@link Unknown}: it cannot be added to any more.
     *
     * @param name of the addition
     */
    public Answered add(String token, String name, Instant told, JsonNode more) {
        for (int meeting = 0; meeting < MAX_MEETINGS; meeting++) {
            Optional<Kept> kept = copies.find(token);
            if (kept.isEmpty()) {
                return new Unknown();
            }
            Copy before = kept.get().copy();
            Copy after = before.with(name, told, more);
            Answered answered = intake.amend(tokens.reference(token), after.document());
            if (answered instanceof Refused(var problems)) {
                return new Refused(problems.stream().map(before::inAddition).toList());
            }
            if (!(answered instanceof Stands)
                    || copies.replace(token, after, kept.get().version())) {
                return answered;
            }
            // somebody else has added meanwhile: to what stands now
        }
        return new Answered.Away();
    }

    /** Takes a report back; it is forgotten here. */
    public Answered withdraw(String token) {
        Answered answered = intake.withdraw(tokens.reference(token));
        if (answered instanceof TakenBack) {
            copies.drop(token);
        }
        return answered;
    }
}

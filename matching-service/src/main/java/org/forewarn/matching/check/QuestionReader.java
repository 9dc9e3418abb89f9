package org.forewarn.matching.check;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.regex.Pattern;
import org.forewarn.matching.enrichment.Enrichment;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.Consent;
import org.forewarn.schemas.event.Identifier;
import org.forewarn.schemas.event.Incident;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.Report;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Vehicle;

/** Reads what somebody typed by the rules that reports are read by. */
public final class QuestionReader {

    /** Longer than any identifier. */
    public static final int MAX_LENGTH = 512;

    private static final Pattern LAST_DIGITS = Pattern.compile("\\*[0-9 ()./-]*");
    private static final Pattern WILDCARD = Pattern.compile("[?*]");
    private static final int MAX_STARS = 3;

    /** As people and forms write characters that were not seen. Taken for punctuation, the rest would be another plate. */
    private static final Pattern UNSEEN =
            Pattern.compile("[_#]|[.\\-\u2010-\u2015\u00b7]\\s*[.\\-\u2010-\u2015\u00b7]");

    private static final Pattern NO_PLATE_SIGN = Pattern.compile("[^\\p{L}\\p{N}?*]");

    private final SightingKeys keys;

    public QuestionReader(SightingKeys keys) {
        this.keys = keys;
    }

    /** What came of reading. */
    public sealed interface Read {

        record Understood(CheckQuestion question) implements Read {}

        /**
         * It cannot be what it is said to be.
         *
         * @param code stable word for programs
         * @param detail says how to mend it, and quotes nothing
         */
        record NotUnderstood(String code, String detail) implements Read {}
    }

    /** Reads a value as one of a kind, whole or, with wildcards, in part. */
    public Read read(CheckKind kind, String value) {
        if (value.length() > MAX_LENGTH) {
            return new Read.NotUnderstood("too_long", "Give at most " + MAX_LENGTH + " characters.");
        }
        String typed = Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
        boolean wildcards = WILDCARD.matcher(typed).find();
        return switch (kind) {
            case PHONE -> wildcards ? lastDigits(typed) : whole(kind, typed);
            case PLATE -> wildcards ? platePart(typed) : whole(kind, typed);
            case EMAIL, HANDLE, MESSAGING_ID, PLATFORM_PROFILE, PAYMENT_ACCOUNT, URL -> whole(kind, typed);
        };
    }

    private Read whole(CheckKind kind, String typed) {
        if (typed.indexOf('*') >= 0) {
            return new Read.NotUnderstood("bad_pattern", "Parts can be asked for of phone numbers and plates only.");
        }
        if (kind == CheckKind.PLATE && UNSEEN.matcher(typed).find()) {
            return new Read.NotUnderstood(
                    "bad_pattern", "Write ? for one character that was not seen, * for any number of them.");
        }
        ReportFacts facts = asReport(kind, typed);
        // a report may name several in one field; a check of several would be several for the price of one
        if (facts.getIdentifiers().size() > 1) {
            return new Read.NotUnderstood("several", "Ask for one at a time.");
        }
        NavigableSet<String> found = keys.ofWhole(kind, facts);
        return found.isEmpty()
                ? new Read.NotUnderstood("not_a_" + kind.word(), unreadable(kind))
                : new Read.Understood(
                        new CheckQuestion(kind, List.copyOf(found), null, keys.auditOf(kind, String.join(" ", found))));
    }

    private Read lastDigits(String typed) {
        String digits = typed.replaceAll("[^0-9]", "");
        if (!LAST_DIGITS.matcher(typed).matches()) {
            return new Read.NotUnderstood(
                    "bad_pattern", "Give a whole number, or an asterisk and its last digits, such as *123456.");
        }
        if (digits.length() < Part.LastDigits.MIN_DIGITS || digits.length() > Part.LastDigits.MAX_DIGITS) {
            return new Read.NotUnderstood(
                    digits.length() < Part.LastDigits.MIN_DIGITS ? "too_little_known" : "too_long",
                    "Give the last %d to %d digits.".formatted(Part.LastDigits.MIN_DIGITS, Part.LastDigits.MAX_DIGITS));
        }
        return part(CheckKind.PHONE, new Part.LastDigits(digits));
    }

    private Read platePart(String typed) {
        if (UNSEEN.matcher(typed).find()) {
            return new Read.NotUnderstood("bad_pattern", "Write ? for one character, * for any number of them.");
        }
        // without accents, as whole plates are read
        String bare = Normalizer.normalize(typed, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        String pattern =
                Plate.folded(NO_PLATE_SIGN.matcher(bare).replaceAll("")).replaceAll("\\*[?*]*\\*", "*");
        if (pattern.length() > Plate.LONGEST
                || pattern.chars().filter(c -> c == '*').count() > MAX_STARS) {
            return new Read.NotUnderstood(
                    "bad_pattern",
                    "Give at most %d characters, %d asterisks among them.".formatted(Plate.LONGEST, MAX_STARS));
        }
        if (Part.PlatePart.known(pattern) < Part.PlatePart.MIN_KNOWN
                || Part.PlatePart.longestRun(pattern).length() < Plate.FRAGMENT) {
            return new Read.NotUnderstood(
                    "too_little_known",
                    "Give at least %d known characters, %d of them side by side; ? stands for one, * for any number."
                            .formatted(Part.PlatePart.MIN_KNOWN, Plate.FRAGMENT));
        }
        return part(CheckKind.PLATE, new Part.PlatePart(pattern));
    }

    private Read part(CheckKind kind, Part part) {
        return new Read.Understood(new CheckQuestion(
                kind, List.of(keys.ofPart(kind, part.fragment())), part, keys.auditOf(kind, part.normal())));
    }

    private static String unreadable(CheckKind kind) {
        return switch (kind) {
            case PHONE -> "Give a phone number; with + and the country's code unless it is British.";
            case PLATE -> "Give a registration plate of 2 to 10 letters and digits.";
            case EMAIL -> "Give an e-mail address, such as name@example.org.";
            case HANDLE -> "Give a user name.";
            case MESSAGING_ID -> "Give a user name or phone number.";
            case PLATFORM_PROFILE -> "Give the address of a profile.";
            case PAYMENT_ACCOUNT -> "Give an account of at least four letters or digits.";
            case URL -> "Give a web address.";
        };
    }

    /** A report that names nothing but this. */
    private static ReportFacts asReport(CheckKind kind, String typed) {
        boolean plate = kind == CheckKind.PLATE;
        var report = Report.newBuilder()
                .setConsent(Consent.newBuilder()
                        .setVersion("")
                        .setRecordedAt(Instant.EPOCH)
                        .setAlert(AlertConsent.NONE)
                        .build())
                .setIncident(Incident.newBuilder()
                        .setTypes(List.of())
                        .setFrom(Instant.EPOCH)
                        .build())
                .setIdentifiers(
                        plate
                                ? List.of()
                                : List.of(Identifier.newBuilder()
                                        .setType(kind.identifierType())
                                        .setValue(typed)
                                        .build()))
                .setVehicles(plate ? List.of(Vehicle.newBuilder().setVrm(typed).build()) : List.of())
                .build();
        return Enrichment.of("", NOBODY, report).facts();
    }

    private static final Provenance NOBODY = Provenance.newBuilder()
            .setPartnerId("")
            .setKeyId("")
            .setChannel("")
            .setReceivedAt(Instant.EPOCH)
            .setApiVersion("")
            .setReference("")
            .build();
}

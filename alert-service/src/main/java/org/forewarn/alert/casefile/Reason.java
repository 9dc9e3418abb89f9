package org.forewarn.alert.casefile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Why somebody decided about two reports: codes for records, because words about people stay out of them. */
public enum Reason {
    SAME_IDENTIFIER("The same number, account or plate", Verdict.SAME),
    SAME_LOOKS_AND_CONDUCT("Looks and conduct agree", Verdict.SAME),
    ONE_INCIDENT("Both tell of one incident", Verdict.SAME),
    SHARED_IDENTIFIER("Several people use this number or vehicle", Verdict.NOT_SAME),
    REASSIGNED_NUMBER("The number has changed hands", Verdict.NOT_SAME),
    MISTAKEN_IDENTIFIER("A number or plate was written down wrongly", Verdict.NOT_SAME),
    DIFFERENT_LOOKS("The descriptions cannot be one person", Verdict.NOT_SAME),
    COINCIDENCE("What they share is common", Verdict.NOT_SAME),
    CONFIRMED_BY_CHARITY("The charity has confirmed it", Verdict.SAME, Verdict.NOT_SAME),
    KNOWN_TO_REVIEWER("Known from other work", Verdict.SAME, Verdict.NOT_SAME),
    DECIDED_BY_MISTAKE("It was decided by mistake", Verdict.NONE),
    NEW_FACTS("New facts have come in", Verdict.NONE);

    private final String sentence;
    private final Set<Verdict> verdicts;

    Reason(String sentence, Verdict... verdicts) {
        this.sentence = sentence;
        this.verdicts = Set.of(verdicts);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String sentence() {
        return sentence;
    }

    boolean speaksFor(Verdict verdict) {
        return verdicts.contains(verdict);
    }

    /** Those that can be given for a verdict, in the order in which they are offered. */
    public static List<Reason> of(Verdict verdict) {
        return Arrays.stream(values())
                .filter(reason -> reason.speaksFor(verdict))
                .toList();
    }

    public static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}

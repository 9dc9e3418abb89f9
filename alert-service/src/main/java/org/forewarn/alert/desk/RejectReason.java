package org.forewarn.alert.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a reviewer says no to a draft. */
public enum RejectReason {
    NOT_CREDIBLE("What is reported is not credible"),
    NO_DANGER("There is no danger to others"),
    TOO_LITTLE_KNOWN("Too little is known to recognise anybody"),
    COULD_IDENTIFY_REPORTER("It could identify who reported"),
    WRONG_LINKS("The reports are not about the same person"),
    ELSEWHERE("It is dealt with in another way");

    private final String sentence;

    RejectReason(String sentence) {
        this.sentence = sentence;
    }

    /** The word in the API and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }

    static String codes() {
        return Arrays.stream(values()).map(RejectReason::code).collect(Collectors.joining(", "));
    }

    /** The reason of a word that {@link #code()} gave. */
    public static Optional<RejectReason> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}

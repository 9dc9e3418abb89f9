package org.forewarn.alert.phrasing;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Codes of vocabularies as words: {@code physical_assault} is "Physical assault". */
public final class Words {

    /** Where underscores for spaces would not do. */
    private static final Map<String, String> SPECIAL = Map.ofEntries(
            Map.entry("social_handle", "User name"),
            Map.entry("platform_profile", "Profile"),
            Map.entry("messaging_id", "Messenger"),
            Map.entry("payment_account", "Account"),
            Map.entry("url", "Web address"),
            Map.entry("email", "E-mail"),
            Map.entry("suv", "SUV"),
            Map.entry("non_binary", "Non-binary"),
            Map.entry("non_payment", "Non-payment"),
            Map.entry("doxxing_outing", "Doxxing or outing"),
            Map.entry("anonymous_intelligence", "Anonymous intelligence"),
            Map.entry("full_details", "Full details"),
            Map.entry("via_caseworker", "Through the caseworker"),
            Map.entry("report_withdrawn", "A report was withdrawn"),
            Map.entry("case_closed", "Its case has closed"),
            Map.entry("no_longer_warranted", "No longer warranted"),
            Map.entry("second_approval", "Second approval"),
            Map.entry("draft", "New draft"),
            Map.entry("update", "Update proposed"),
            Map.entry("expiring", "Expires soon"),
            Map.entry("not_same", "Not the same person"),
            Map.entry("same", "The same person"),
            Map.entry("none", "Taken back"));

    private Words() {}

    public static String of(String code) {
        String special = SPECIAL.get(code.toLowerCase(Locale.ROOT));
        return special != null ? special : capital(plain(code));
    }

    /** Without a capital, for the middle of a sentence. */
    public static String plain(String code) {
        return code.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT).strip();
    }

    /** Several, the first with a capital. */
    public static String list(Collection<String> codes) {
        return capital(codes.stream().map(Words::plain).collect(Collectors.joining(", ")));
    }

    /** {@code 1 report}, {@code 2 reports}. */
    public static String count(long number, String thing) {
        return number + " " + (number == 1 ? thing : plural(thing));
    }

    private static String plural(String thing) {
        return thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
    }

    public static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}

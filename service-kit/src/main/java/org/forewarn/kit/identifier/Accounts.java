package org.forewarn.kit.identifier;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names under which somebody is known to a platform, a messenger or a payment service. */
public final class Accounts {

    /** A messaging id with at least as many digits as the shortest British number, and nothing but a number's signs. */
    private static final Pattern LIKE_A_PHONE = Pattern.compile("[+(]?[0-9][0-9 ()./-]{8,40}");

    /** A payment by phone number; an account number has neither the plus sign nor the beginning of a mobile. */
    private static final Pattern LIKE_A_MOBILE = Pattern.compile("(?:\\+|00 ?44|0 ?7)[0-9 ()-]{8,20}");

    /** {@code insta: mike}, {@code Snapchat - @mike}: the platform is not part of the name. */
    private static final Pattern PLATFORM = Pattern.compile(
            "^(?:insta(?:gram)?|ig|snap(?:chat)?|sc|telegram|tg|tik ?tok|twitter|facebook|fb|kik|whats ?app|wa|signal|viber"
                    + "|wechat|discord|skype|messenger)(?:\\s*[:=-]\\s*|\\s+(?=\\S)(?:is\\s+)?)");

    private static final Pattern ADDRESS = Pattern.compile("(?:[a-z]+://)?[a-z0-9.-]{1,60}\\.[a-z]{2,10}/.*");
    private static final Pattern SPACES = Pattern.compile("\\s");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");

    /** Bank code and number of a British account: the same in its IBAN (ISO 13616, structure GB2!n4!a6!n8!n). */
    private static final Pattern BRITISH_IBAN = Pattern.compile("gb[0-9]{2}[a-z]{4}([0-9]{14})");

    private static final Pattern SORT_CODE =
            Pattern.compile("(?<![0-9])([0-9]{2})[ -]?([0-9]{2})[ -]?([0-9]{2})(?![0-9])");
    private static final Pattern ACCOUNT_NUMBER = Pattern.compile("(?<![0-9])([0-9]{8}|[0-9]{4} [0-9]{4})(?![0-9])");
    private static final Pattern CASH_TAG = Pattern.compile("[\u00a3$\u20ac]([a-z][a-z0-9_-]{2,19})");

    /** Fewer signs are not an account, and would join strangers. */
    private static final int SHORTEST_ACCOUNT = 4;

    /** A name whose signs are taken away must still tell people apart. */
    private static final int SHORTEST_ACROSS = 4;

    private Accounts() {}

    /** {@code @Mike_Leeds}, {@code insta: mike_leeds} and {@code instagram.com/mike_leeds} are one. */
    public static Optional<String> handle(String given) {
        if (given.length() > NormalForm.MAX_LENGTH) {
            return Optional.empty();
        }
        String text = Text.spaced(given);
        if (ADDRESS.matcher(text).matches()) {
            Optional<String> named = Addresses.profile(text).flatMap(Addresses::userName);
            if (named.isPresent()) {
                return named;
            }
        }
        String bare = bare(text);
        return bare.isEmpty() ? Optional.empty() : Optional.of(bare);
    }

    /** Without platform, spaces and signs before it, in whatever order they stand. */
    private static String bare(String text) {
        String before = text;
        while (true) {
            String bare =
                    SPACES.matcher(PLATFORM.matcher(before).replaceFirst("")).replaceAll("");
            int start = 0;
            while (start < bare.length() && bare.charAt(start) == '@') {
                start++;
            }
            bare = bare.substring(start);
            if (bare.equals(before)) {
                return bare;
            }
            before = bare;
        }
    }

    /**
     * A user name as it is carried from platform to platform, whose rules for dots, dashes and underscores differ: {@code
     * mike_leeds} and {@code mike.leeds} are {@code mikeleeds}.
     */
    public static String acrossPlatforms(String handle) {
        String plain = SIGNS.matcher(Text.unaccented(handle)).replaceAll("");
        return plain.length() < SHORTEST_ACROSS ? handle : plain;
    }

    /** A messenger's id is mostly a phone number, else an e-mail address or a handle. */
    public static Optional<String> messagingId(String given) {
        String text = PLATFORM.matcher(Text.spaced(given)).replaceFirst("");
        if (LIKE_A_PHONE.matcher(text).matches()) {
            return Phones.e164(text);
        }
        Optional<String> linked = Addresses.page(text).flatMap(Addresses::phone);
        if (linked.isPresent()) {
            return linked;
        }
        // a name that has the sign inside is a broken e-mail address
        return text.indexOf('@') > 0 ? Emails.folded(text) : handle(text).filter(name -> name.indexOf('@') < 0);
    }

    /**
     * Sort code with number, IBAN, the e-mail or phone of a wallet, a payment page or a cash tag: {@code 20-00-00 12345678}
     * and the IBAN that holds them are one.
     */
    public static Optional<String> payment(String given) {
        String text = Text.spaced(given);
        if (text.indexOf('@') > 0) {
            return Emails.folded(text);
        }
        if (LIKE_A_MOBILE.matcher(text).matches()) {
            return Phones.e164(text);
        }
        Matcher tag = CASH_TAG.matcher(text);
        if (tag.matches()) {
            return Optional.of("cash.app/" + tag.group(1));
        }
        if (ADDRESS.matcher(text).matches()) {
            return Addresses.profile(text).map(Accounts::withoutSign);
        }
        String account = account(text);
        if (LIKE_A_MOBILE.matcher(account).matches()) {
            return Phones.e164(account);
        }
        return account.length() < SHORTEST_ACCOUNT ? Optional.empty() : Optional.of(account);
    }

    private static String account(String text) {
        String compact = Text.alphanumeric(text);
        Matcher british = BRITISH_IBAN.matcher(compact);
        if (british.matches()) {
            return british.group(1);
        }
        Matcher sortCode = SORT_CODE.matcher(text);
        if (sortCode.find()) {
            String rest = text.substring(0, sortCode.start()) + " | " + text.substring(sortCode.end());
            Matcher number = ACCOUNT_NUMBER.matcher(rest);
            if (number.find()) {
                return sortCode.group(1)
                        + sortCode.group(2)
                        + sortCode.group(3)
                        + number.group(1).replace(" ", "");
            }
        }
        return compact;
    }

    /** {@code cash.app/£mike}, {@code cash.app/$mike}: the sign is the country's. */
    private static String withoutSign(String address) {
        return address.replaceFirst("/[\u00a3$\u20ac]", "/").toLowerCase(Locale.ROOT);
    }
}

package org.forewarn.kit.identifier;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names under which somebody is known to a platform, a messenger or a payment service. */
public final class Accounts {

    /** A messaging id with at least as many digits as the shortest British number, and nothing but a number's signs. */
    private static final Pattern LIKE_A_PHONE =
            Pattern.compile("[+(]?[0-9][0-9 ()./-]{8,40}(?:[^\\p{L}\\p{N}@_][^0-9@]{0,60})?");

    /** A payment by phone number; an account number has neither the plus sign nor the beginning of a mobile. */
    private static final Pattern LIKE_A_MOBILE = Pattern.compile("(?:\\+|00 ?44|0 ?7)[0-9 ()-]{8,20}");

    /** {@code insta: mike}, {@code Snapchat - @mike}: the platform is not part of the name. */
    private static final Pattern PLATFORM =
            Pattern.compile("^" + Words.platforms() + "(?:\\s*[:=]\\s*|\\s+-\\s+|\\s+(?=\\S)(?:is\\s+)?)");

    /** {@code mike on snapchat}, {@code mike (snap)}: nor when it stands behind. */
    private static final Pattern PLATFORM_BEHIND = Pattern.compile(
            "(?<=\\S)(?:\\s+on\\s+|\\s+-\\s+|\\s*\\(\\s*(?:on\\s+)?)" + Words.platforms() + "\\s*\\)?$");

    /** {@code @mike}, {@code u/mike}. */
    private static final Pattern NAMING_SIGN = Pattern.compile("^(?:@+|/?u/(?=[^/]+$))");

    private static final Pattern ADDRESS = Pattern.compile("(?:[a-z]+://)?[a-z0-9.-]{1,60}\\.[a-z]{2,10}/.*");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");

    /** Bank code and number of a British account: the same in its IBAN (ISO 13616, structure GB2!n4!a6!n8!n). */
    private static final Pattern BRITISH_IBAN = Pattern.compile("gb[0-9]{2}[a-z]{4}([0-9]{14})");

    private static final Pattern SORT_CODE =
            Pattern.compile("(?<![\\p{L}\\p{N}])([0-9]{2})[ -]?([0-9]{2})[ -]?([0-9]{2})(?![\\p{L}\\p{N}])");
    private static final Pattern ACCOUNT_NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}])([0-9]{8}|[0-9]{4} [0-9]{4})(?![\\p{L}\\p{N}])");
    private static final Pattern CASH_TAG = Pattern.compile("[\u00a3$\u20ac]([a-z][a-z0-9_-]{2,19})");

    /** {@code paypal @mike}, {@code Monzo: mike99}: a service, and what somebody is called there. */
    private static final Pattern SERVICE =
            Pattern.compile("(paypal|revolut|monzo|cash ?app)(?:\\s*[:=-]\\s*|\\s+(?:is\\s+)?)(\\S.*)");

    private static final Map<String, String> SERVICES = Map.of(
            "paypal",
            "paypal.me",
            "revolut",
            "revolut.me",
            "monzo",
            "monzo.me",
            "cash app",
            "cash.app",
            "cashapp",
            "cash.app");

    /** A sign before it, or inside it what no word has: {@code friends} is nobody's name. */
    private static final Pattern NAME_AT_SERVICE =
            Pattern.compile("[@\u00a3$\u20ac]([a-z][a-z0-9._-]{2,39})|([a-z](?=[a-z._-]*[0-9_])[a-z0-9._-]{2,39})");

    /** What was paid is no account. */
    private static final Pattern AMOUNT = Pattern.compile("[\u00a3$\u20ac] ?[0-9][0-9.,]*");

    /** Fewer digits are not an account, and would join strangers. */
    private static final int FEWEST_DIGITS = 4;

    /** Of digits that stand alone, or among nothing but words for paying: {@code cash 1000}, a sort code. */
    private static final int FEWEST_DIGITS_ALONE = 7;

    /** A word so long, of a wallet, tells strangers apart with few digits. */
    private static final int LONG_WORD = 20;

    /** A name whose signs are taken away must still tell people apart. */
    private static final int SHORTEST_ACROSS = 4;

    private Accounts() {}

    /**
     * {@code @Mike_Leeds}, {@code insta: mike_leeds} and {@code instagram.com/mike_leeds} are one. {@code fb: Mike Smith} is
     * none: a name that is displayed is many people's.
     */
    public static Optional<String> handle(String given) {
        if (given.length() > NormalForm.MAX_LENGTH) {
            return Optional.empty();
        }
        String text = Text.spaced(given);
        Optional<String> page = Addresses.page(text).filter(Addresses::isOfPlatform);
        Optional<String> name = page.isPresent() ? page.flatMap(Addresses::userName) : Optional.of(bare(text));
        return name.filter(one -> one.chars().noneMatch(Character::isWhitespace) && !Words.nameNobody(one));
    }

    /** Without platform and signs before and behind it, in whatever order they stand. */
    private static String bare(String text) {
        String before = text;
        while (true) {
            String behind = PLATFORM.matcher(before).replaceFirst("");
            String between = PLATFORM_BEHIND.matcher(behind).replaceFirst("");
            String bare = NAMING_SIGN.matcher(between).replaceFirst("").strip();
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
        if (given.length() > NormalForm.MAX_LENGTH) {
            return Optional.empty();
        }
        String whole = Text.spaced(given);
        String text = PLATFORM.matcher(whole).replaceFirst("");
        if (LIKE_A_PHONE.matcher(text).matches()) {
            return Phones.e164(text);
        }
        Optional<String> linked =
                Addresses.phone(whole).or(() -> Addresses.page(text).flatMap(Addresses::phone));
        if (linked.isPresent()) {
            return linked;
        }
        // a name that has the sign inside is a broken e-mail address
        return text.indexOf('@') > 0 && !text.contains("/")
                ? Emails.folded(text)
                : handle(text)
                        .filter(name -> name.indexOf('@') < 0
                                && !LIKE_A_PHONE.matcher(name).matches());
    }

    /**
     * Sort code with number, IBAN, the e-mail or phone of a wallet, a payment page, a cash tag or a name at a service:
     * {@code 20-00-00 12345678} and the IBAN that holds them are one. {@code bank transfer} is none.
     */
    public static Optional<String> payment(String given) {
        if (given.length() > NormalForm.MAX_LENGTH) {
            return Optional.empty();
        }
        String text = Text.spaced(given);
        Matcher service = SERVICE.matcher(text);
        if (!service.matches()) {
            return payee(text);
        }
        Matcher name = NAME_AT_SERVICE.matcher(service.group(2));
        if (!name.matches()) {
            return payee(service.group(2));
        }
        String called = name.group(1) == null ? name.group(2) : name.group(1);
        return Optional.of(SERVICES.getOrDefault(service.group(1), service.group(1)) + "/" + called);
    }

    private static Optional<String> payee(String text) {
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
            // a site without a page is no payee's
            return Addresses.page(text).filter(page -> page.indexOf('/') > 0).map(Accounts::withoutSign);
        }
        String unpaid = AMOUNT.matcher(text).replaceAll(" ");
        String account = account(unpaid);
        if (LIKE_A_MOBILE.matcher(account).matches()) {
            return Phones.e164(account);
        }
        return tellsApart(unpaid) ? Optional.of(account) : Optional.empty();
    }

    /** Whether it is one payee's, and not the way in which everybody pays. */
    private static boolean tellsApart(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        List<String> words = Text.words(text);
        boolean alone = words.stream()
                .allMatch(word ->
                        Words.WAYS_OF_PAYING.contains(word) || word.chars().allMatch(Character::isDigit));
        boolean isLong = words.stream().anyMatch(word -> word.length() >= LONG_WORD);
        return alone ? digits >= FEWEST_DIGITS_ALONE : digits >= FEWEST_DIGITS || (isLong && digits > 0);
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

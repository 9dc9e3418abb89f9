package org.forewarn.benchmarks.incidents;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.benchmarks.incidents.Habits.Way;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.schemas.event.Identifier;

/** What he can be recognised by. A few identifiers stand in the narrative only. */
final class IdentifierTelling {

    private static final double ALSO_IN_NARRATIVE = 0.25;

    private static final Weighted<String> CONFIDENCE = Weighted.words("seen 84, told 12, inferred 4");

    private final List<Identifier> told = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    private IdentifierTelling() {}

    static IdentifierTelling of(Offender offender, int nth, Dice dice) {
        var telling = new IdentifierTelling();
        Way way = offender.habits().way();
        if (!offender.phones().isEmpty() && dice.chance(known(way))) {
            telling.addPhone(phoneOfNow(offender, nth, dice), dice);
            if (offender.phones().size() > 1 && dice.chance(Rate.SECOND_NUMBER)) {
                telling.addPhone(dice.pick(offender.phones()), dice);
            }
        }
        boolean online = way == Way.ONLINE;
        telling.addText("email", offender.emails(), online ? Rate.ONLINE_TELLS_EMAIL : Rate.OTHERS_TELL_EMAIL, dice);
        telling.addText(
                "social_handle", offender.handles(), online ? Rate.ONLINE_TELLS_HANDLE : Rate.OTHERS_TELL_HANDLE, dice);
        telling.addText(
                "platform_profile",
                offender.profiles(),
                online ? Rate.ONLINE_TELLS_PROFILE : Rate.OTHERS_TELL_PROFILE,
                dice);
        telling.addText("payment_account", offender.payments(), Rate.TELLS_PAYMENT_ACCOUNT, dice);
        return telling;
    }

    private static Rate known(Way way) {
        return switch (way) {
            case BOOKS -> Rate.BOOKING_TELLS_NUMBER;
            case ONLINE -> Rate.ONLINE_TELLS_NUMBER;
            case STREET -> Rate.STREET_TELLS_NUMBER;
        };
    }

    List<Identifier> told() {
        return List.copyOf(told);
    }

    /** What the narrative mentions of them, in people's own spelling. */
    List<String> said() {
        return List.copyOf(said);
    }

    /** The booking came from the hotel's own line, so the number is that of a house full of strangers. */
    void addHotel(OutwardCode where, int hotels, Dice dice) {
        if (dice.chance(Rate.HOTEL_PHONE)) {
            String number = InventedNumbers.hotel(where.town(), dice.below(hotels));
            told.add(new Identifier("phone", Spellings.phone(dice, number), false, "seen"));
        }
    }

    private static String phoneOfNow(Offender offender, int nth, Dice dice) {
        List<String> phones = offender.phones();
        return dice.chance(Rate.NUMBER_OF_NOW)
                ? phones.get(Math.min(nth * phones.size() / offender.reports(), phones.size() - 1))
                : dice.pick(phones);
    }

    private void addPhone(String digits, Dice dice) {
        String remembered = Slips.phone(dice, digits);
        if (dice.chance(Rate.ONLY_IN_NARRATIVE)) {
            said.add("His number was " + Spellings.phoneInWords(dice, remembered) + ".");
            return;
        }
        boolean partial = dice.chance(Rate.NUMBER_PARTIAL);
        String value = partial ? Spellings.endOfPhone(dice, remembered) : Spellings.phone(dice, remembered);
        told.add(new Identifier("phone", value, partial, CONFIDENCE.pick(dice)));
        if (!partial && dice.chance(ALSO_IN_NARRATIVE)) {
            said.add("He rang from " + Spellings.phoneInWords(dice, remembered) + ".");
        }
    }

    private void addText(String type, List<String> his, Rate known, Dice dice) {
        if (his.isEmpty() || !dice.chance(known)) {
            return;
        }
        String remembered = remembered(type, dice.pick(his), dice);
        boolean speaks = type.equals("email") && dice.chance(Rate.ONLY_IN_NARRATIVE);
        if (speaks) {
            said.add("He wrote from " + Spellings.emailInWords(dice, remembered) + ".");
            return;
        }
        String value =
                switch (type) {
                    case "email" -> Spellings.email(dice, remembered);
                    case "social_handle" -> Spellings.handle(dice, remembered);
                    default -> remembered;
                };
        told.add(new Identifier(type, value, false, CONFIDENCE.pick(dice)));
    }

    /** Slips happen in the part that is his: nobody misspells the provider. */
    private static String remembered(String type, String text, Dice dice) {
        int at = text.indexOf('@');
        if (type.equals("platform_profile")) {
            int slash = text.lastIndexOf('/') + 1;
            return text.substring(0, slash) + Slips.word(dice, text.substring(slash));
        }
        return at < 0 ? Slips.word(dice, text) : Slips.word(dice, text.substring(0, at)) + text.substring(at);
    }
}

package org.forewarn.alert.audience.web;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.forewarn.alert.audience.Areas;
import org.forewarn.alert.audience.Areas.Drawn;
import org.forewarn.alert.audience.ChosenArea;
import org.forewarn.alert.audience.IncidentKind;
import org.forewarn.alert.audience.Places;
import org.forewarn.alert.audience.Preferences;
import org.forewarn.alert.audience.PublicWords;
import org.forewarn.alert.audience.QuietHours;
import org.forewarn.alert.audience.TextChoice;
import org.forewarn.alert.warning.Discreet;
import org.forewarn.alert.warning.Languages;
import org.jspecify.annotations.Nullable;

/** The one form of everything that can be chosen: what was typed into preferences, and preferences into what is shown. */
final class ChoicesForm {

    private static final int HOURS = 24;
    private static final int USUAL_KM = 10;
    private static final int MAX_NAME = 80;
    private static final LocalTime USUAL_FROM = LocalTime.of(22, 0);
    private static final LocalTime USUAL_TO = LocalTime.of(7, 0);
    private static final Pattern HOUR = Pattern.compile("([01][0-9]|2[0-3]):00");
    private static final Pattern KM = Pattern.compile("[0-9]{1,2}");
    private static final List<String> HOURS_OF_THE_DAY =
            IntStream.range(0, HOURS).mapToObj("%02d:00"::formatted).toList();

    private ChoicesForm() {}

    /**
     * What the form shows.
     *
     * @param codes outward codes, as typed
     * @param kinds codes of those that are ticked
     */
    record Shown(
            String codes,
            String county,
            String place,
            int km,
            Set<String> kinds,
            String language,
            String text,
            boolean quiet,
            String from,
            String to,
            boolean digest) {}

    /** What can be chosen from. */
    record Option(String value, String label, boolean chosen) {}

    /** What came of a form. */
    sealed interface Read {
        record Good(Preferences preferences) implements Read {}

        record Faulty(Shown shown, List<Fault> faults) implements Read {}
    }

    /** For somebody who has not chosen yet. */
    static Shown fresh(PublicWords words) {
        return new Shown(
                "",
                "",
                "",
                USUAL_KM,
                codes(IncidentKind.all()),
                words.language(),
                TextChoice.DISCREET.code(),
                false,
                USUAL_FROM.toString(),
                USUAL_TO.toString(),
                false);
    }

    static Shown of(Preferences chosen) {
        ChosenArea area = chosen.area();
        QuietHours quiet = chosen.quietHours();
        return new Shown(
                String.join(", ", area.codes()),
                area.county(),
                area.place(),
                area.km() == 0 ? USUAL_KM : area.km(),
                codes(chosen.kinds()),
                chosen.language(),
                chosen.text().code(),
                quiet != null,
                quiet == null ? USUAL_FROM.toString() : quiet.from().toString(),
                quiet == null ? USUAL_TO.toString() : quiet.to().toString(),
                chosen.digest());
    }

    /** Just as it was typed. */
    static Shown shown(Form form) {
        return new Shown(
                cut(form.one("codes"), Areas.MAX_TYPED),
                cut(form.one("county"), MAX_NAME),
                cut(form.one("place"), MAX_NAME),
                KM.matcher(form.one("km")).matches() ? Integer.parseInt(form.one("km")) : 0,
                Set.copyOf(form.all("kinds")),
                form.one("language"),
                form.one("text"),
                form.has("quiet"),
                form.one("from"),
                form.one("to"),
                form.has("digest"));
    }

    private static String cut(String typed, int most) {
        // one more than is allowed, so that what is too long is still found to be
        return typed.length() > most + 1 ? typed.substring(0, most + 1) : typed;
    }

    static Read read(Visit visit, Form form) {
        Shown shown = shown(form);
        var faults = new ArrayList<Fault>();
        Drawn drawn = Areas.draw(shown.codes(), shown.county(), shown.place(), shown.km());
        if (drawn instanceof Drawn.Faulty(List<Areas.Fault> wrong)) {
            wrong.forEach(fault ->
                    faults.add(new Fault(fault.field().name().toLowerCase(Locale.ROOT), sentence(visit, fault))));
        }
        Set<IncidentKind> kinds = kinds(shown);
        if (kinds.isEmpty()) {
            faults.add(new Fault("kinds", visit.say("problem.kinds")));
        }
        if (!PublicWords.speaks(shown.language())) {
            faults.add(new Fault("language", visit.say("problem.choose")));
        }
        TextChoice text = text(shown.text());
        if (text == null) {
            faults.add(new Fault("text", visit.say("problem.choose")));
        }
        QuietHours quiet = quiet(shown);
        if (shown.quiet() && quiet == null) {
            faults.add(new Fault("from", visit.say("problem.quiet")));
        }
        return faults.isEmpty() && text != null && drawn instanceof Drawn.Good(ChosenArea area, List<String> codes)
                ? new Read.Good(new Preferences(shown.language(), text, kinds, quiet, shown.digest(), area, codes))
                : new Read.Faulty(shown, faults);
    }

    private static String sentence(Visit visit, Areas.Fault fault) {
        String names = String.join(fault.field() == Areas.Field.PLACE ? "; " : ", ", fault.names());
        return switch (fault.field()) {
            case CODES ->
                switch (fault.code()) {
                    case "required" -> visit.say("problem.where");
                    case "too_large" -> visit.say("problem.too_large");
                    case "too_long" -> visit.say("problem.codes.too_long");
                    default -> visit.say("problem.codes", names);
                };
            case COUNTY -> visit.say("problem.county");
            case PLACE ->
                switch (fault.code()) {
                    case "several" -> visit.say("problem.place.several", names);
                    case "distance" -> visit.say("problem.distance");
                    default -> visit.say("problem.place");
                };
        };
    }

    private static Set<IncidentKind> kinds(Shown shown) {
        var kinds = EnumSet.noneOf(IncidentKind.class);
        shown.kinds().forEach(code -> IncidentKind.find(code).ifPresent(kinds::add));
        return kinds;
    }

    private static @Nullable TextChoice text(String code) {
        return Arrays.stream(TextChoice.values())
                .filter(choice -> choice.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable QuietHours quiet(Shown shown) {
        boolean good = shown.quiet()
                && HOUR.matcher(shown.from()).matches()
                && HOUR.matcher(shown.to()).matches()
                && !shown.from().equals(shown.to());
        return good ? new QuietHours(LocalTime.parse(shown.from()), LocalTime.parse(shown.to())) : null;
    }

    /** What the template needs. */
    static Map<String, Object> model(PublicWords words, Shown shown) {
        var model = new HashMap<String, Object>();
        model.put("chosen", shown);
        model.put("counties", Places.uk().counties());
        model.put(
                "distances",
                Areas.DISTANCES.stream()
                        .map(km -> new Option(
                                String.valueOf(km),
                                words.say("choices.distance", km, Areas.miles(km)),
                                km == shown.km()))
                        .toList());
        model.put(
                "kinds",
                Arrays.stream(IncidentKind.values())
                        .map(kind -> new Option(
                                kind.code(),
                                words.say("kind." + kind.code()),
                                shown.kinds().contains(kind.code())))
                        .toList());
        model.put(
                "tongues",
                Languages.all().stream()
                        .map(tag ->
                                new Option(tag, PublicWords.of(tag).say("language.name"), tag.equals(shown.language())))
                        .toList());
        model.put("hours", HOURS_OF_THE_DAY);
        model.put("discreetExample", Discreet.text(words.language()));
        return model;
    }

    private static Set<String> codes(Set<IncidentKind> kinds) {
        return kinds.stream().map(IncidentKind::code).collect(Collectors.toSet());
    }
}

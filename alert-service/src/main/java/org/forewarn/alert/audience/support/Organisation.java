package org.forewarn.alert.audience.support;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An organisation that helps.
 *
 * @param about what it does, by language; English at least
 * @param phone as it is written; empty: none, as of all that follow
 * @param text number for texts
 * @param email address
 * @param web address of its pages, https
 * @param hours when it answers
 * @param languages BCP 47 tags that are spoken there
 * @param police how it stands to the police
 * @param counties where it helps; none: everywhere
 * @param sample whether it is invented
 */
public record Organisation(
        String name,
        Map<String, String> about,
        String phone,
        String text,
        String email,
        String web,
        String hours,
        List<String> languages,
        Police police,
        List<String> counties,
        boolean sample) {

    /** What an organisation does with the police. */
    public enum Police {
        /** Nothing: it tells them nothing of anybody. */
        NEVER,
        /** What somebody asks it to. */
        IF_YOU_ASK,
        /** It works with them, or is theirs. */
        WORKS_WITH;

        /** The word in the file. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Organisation {
        about = Map.copyOf(about);
        languages = List.copyOf(languages);
        counties = List.copyOf(counties);
    }

    /** What it does, in this language or in English. */
    public String aboutIn(String language) {
        return about.getOrDefault(language, about.getOrDefault("en", ""));
    }

    /** Whether it helps everywhere. */
    public boolean everywhere() {
        return counties.isEmpty();
    }

    /** Whether the police hear nothing from it unless somebody wants that. */
    public boolean withoutPolice() {
        return police != Police.WORKS_WITH;
    }
}

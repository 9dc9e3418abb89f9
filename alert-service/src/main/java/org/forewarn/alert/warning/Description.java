package org.forewarn.alert.warning;

import org.jspecify.annotations.Nullable;

/**
 * What a suspect looks and sounds like; null: not known.
 *
 * @param ageFrom youngest plausible age, years
 * @param ageTo oldest plausible age, years
 * @param gender word of the vocabulary
 * @param heightCm height, centimetres
 * @param build word of the vocabulary
 * @param hair in the reporter's words
 * @param facialHair in the reporter's words
 * @param accent in the reporter's words
 */
public record Description(
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        @Nullable String gender,
        @Nullable Integer heightCm,
        @Nullable String build,
        @Nullable String hair,
        @Nullable String facialHair,
        @Nullable String accent) {}

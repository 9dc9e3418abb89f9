package org.forewarn.alert.warning;

import org.jspecify.annotations.Nullable;

/**
 * A suspect's vehicle.
 *
 * @param plate upper case, no spaces; null: not known
 * @param partial whether only a part of the plate is known
 * @param make manufacturer; null: not known
 * @param model null: not known
 * @param colour null: not known
 */
public record Vehicle(
        @Nullable String plate,
        boolean partial,
        @Nullable String make,
        @Nullable String model,
        @Nullable String colour) {}

package org.forewarn.alert.delivery;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A message that is marked, on its way to a provider.
 *
 * @param byMillis it is not handed over after this: its mark would be taken for one that was cut off by a crash
 * @param via the only provider it may go by; null: any
 * @param stopped whether its address wants no messages any more; asked at the last moment
 */
record Parcel(
        Lane lane, Message message, long byMillis, @Nullable String via, BooleanSupplier stopped) {}

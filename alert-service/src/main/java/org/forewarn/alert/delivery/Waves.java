package org.forewarn.alert.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A batch cut into waves: of at most a window's size, and no person twice in one, so that each gets theirs in order. */
final class Waves {

    private Waves() {}

    static List<List<Pending>> of(List<Pending> batch, int window) {
        var waves = new ArrayList<List<Pending>>();
        var wave = new ArrayList<Pending>();
        Set<UUID> people = new HashSet<>();
        for (Pending message : batch) {
            if (wave.size() == window || people.contains(message.recipientId())) {
                waves.add(List.copyOf(wave));
                wave.clear();
                people.clear();
            }
            wave.add(message);
            people.add(message.recipientId());
        }
        if (!wave.isEmpty()) {
            waves.add(List.copyOf(wave));
        }
        return waves;
    }
}

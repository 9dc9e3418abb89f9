package org.forewarn.intake.standing;

import org.jspecify.annotations.Nullable;

/**
 * From a 64-bit name to what stands under it, in 24 bytes a slot: a million names take 36 to 72 MB, where a
 * {@code ConcurrentHashMap} would take some 110. Open addressing with linear probing (Knuth, TAOCP 3, 6.4, algorithm
 * L); nothing is ever removed. Any number of threads.
 *
 * <p>Names are parts of hashes, so their low bits are used as they are. Two of a million reports share a name with a
 * chance of 3 in 100 million; the later of the two would be called taken, and could be sent by PUT.
 */
final class StandingTable {

    private static final int STRIPES = 64;
    private static final int STRIPE_BITS = 6;
    private static final int FIRST_SLOTS = 64;
    private static final int SLOT_LONGS = 3;

    private final Stripe[] stripes = new Stripe[STRIPES];

    /**
     * What stands.
     *
     * @param digest the first 64 bits of the content's digest
     * @param offset of the record that says so, in the name's partition
     */
    record Entry(long digest, long offset, boolean withdrawn) {}

    /** @param max how many names are kept; later ones are not */
    StandingTable(int max) {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe(Math.ceilDiv(max, STRIPES));
        }
    }

    @Nullable
    Entry get(long name) {
        return stripe(name).get(name);
    }

    /**
     * Takes in what a record says, unless a later record of that name is known.
     *
     * @return false when the name is new and there is no room for it
     */
    boolean put(long name, Entry entry) {
        return stripe(name).put(name, entry);
    }

    void clear() {
        for (Stripe stripe : stripes) {
            stripe.clear();
        }
    }

    int size() {
        int size = 0;
        for (Stripe stripe : stripes) {
            size += stripe.size();
        }
        return size;
    }

    private Stripe stripe(long name) {
        return stripes[(int) (name >>> (Long.SIZE - STRIPE_BITS))];
    }

    /** A slot is name, digest, and offset with the withdrawal as its lowest bit; an offset of -1 marks a free slot. */
    private static final class Stripe {

        private static final long FREE = -1;

        private final int max;
        private long[] slots = free(FIRST_SLOTS);
        private int size;

        Stripe(int max) {
            this.max = max;
        }

        synchronized int size() {
            return size;
        }

        synchronized void clear() {
            slots = free(FIRST_SLOTS);
            size = 0;
        }

        synchronized @Nullable Entry get(long name) {
            int at = find(slots, name);
            long state = slots[at + 2];
            return state == FREE ? null : new Entry(slots[at + 1], state >>> 1, (state & 1) == 1);
        }

        synchronized boolean put(long name, Entry entry) {
            int at = find(slots, name);
            long known = slots[at + 2];
            if (known == FREE) {
                if (size >= max) {
                    return false;
                }
                size++;
            } else if (known >>> 1 > entry.offset()) {
                return true;
            }
            slots[at] = name;
            slots[at + 1] = entry.digest();
            slots[at + 2] = entry.offset() << 1 | (entry.withdrawn() ? 1 : 0);
            growWhenTwoThirdsFull();
            return true;
        }

        private void growWhenTwoThirdsFull() {
            if (size * 3L * SLOT_LONGS <= slots.length * 2L) {
                return;
            }
            long[] larger = free(slots.length / SLOT_LONGS * 2);
            for (int from = 0; from < slots.length; from += SLOT_LONGS) {
                if (slots[from + 2] != FREE) {
                    System.arraycopy(slots, from, larger, find(larger, slots[from]), SLOT_LONGS);
                }
            }
            slots = larger;
        }

        /** Where the name is, or the free slot where it would be. */
        private static int find(long[] slots, long name) {
            int count = slots.length / SLOT_LONGS;
            int slot = (int) (name & (count - 1));
            while (slots[slot * SLOT_LONGS + 2] != FREE && slots[slot * SLOT_LONGS] != name) {
                slot = (slot + 1) & (count - 1);
            }
            return slot * SLOT_LONGS;
        }

        private static long[] free(int count) {
            long[] slots = new long[count * SLOT_LONGS];
            for (int at = 2; at < slots.length; at += SLOT_LONGS) {
                slots[at] = FREE;
            }
            return slots;
        }
    }
}

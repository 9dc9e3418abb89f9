package org.forewarn.matching.linkage;

/** A condition, ready to be asked. */
interface Test {

    byte FALSE = 0;
    byte TRUE = 1;

    /** A value that it needs is missing. */
    byte UNKNOWN = 2;

    byte of(Prepared one, Prepared other);

    /** Bits for what the values that made it true are rarer (or commoner) than others; 0 when it is not true. */
    double rarity(Prepared one, Prepared other);

    /** False when any is, unknown when any is, else true. Their rarities add up. */
    record All(Test[] tests) implements Test {

        @Override
        public byte of(Prepared one, Prepared other) {
            byte result = TRUE;
            for (Test test : tests) {
                byte each = test.of(one, other);
                if (each == FALSE) {
                    return FALSE;
                }
                if (each == UNKNOWN) {
                    result = UNKNOWN;
                }
            }
            return result;
        }

        @Override
        public double rarity(Prepared one, Prepared other) {
            double sum = 0;
            for (Test test : tests) {
                sum += test.rarity(one, other);
            }
            return sum;
        }
    }

    /** True when any is, unknown when all are, else false. The greatest rarity counts. */
    record Any(Test[] tests) implements Test {

        @Override
        public byte of(Prepared one, Prepared other) {
            byte result = UNKNOWN;
            for (Test test : tests) {
                byte each = test.of(one, other);
                if (each == TRUE) {
                    return TRUE;
                }
                if (each == FALSE) {
                    result = FALSE;
                }
            }
            return result;
        }

        @Override
        public double rarity(Prepared one, Prepared other) {
            double most = Double.NEGATIVE_INFINITY;
            for (Test test : tests) {
                if (test.of(one, other) == TRUE) {
                    most = Math.max(most, test.rarity(one, other));
                }
            }
            return most == Double.NEGATIVE_INFINITY ? 0 : most;
        }
    }

    /** Some value on the one side and some value on the other. */
    record Values(int slot, int against, boolean both, Nearness nearness) implements Test {

        @Override
        public byte of(Prepared one, Prepared other) {
            byte forth = any(one, slot, other, against);
            if (slot == against) {
                return forth;
            }
            byte back = any(one, against, other, slot);
            if (both) {
                return forth == FALSE || back == FALSE ? FALSE : forth == UNKNOWN || back == UNKNOWN ? UNKNOWN : TRUE;
            }
            return forth == TRUE || back == TRUE ? TRUE : forth == FALSE || back == FALSE ? FALSE : UNKNOWN;
        }

        private byte any(Prepared one, int ofOne, Prepared other, int ofOther) {
            if (one.lacks(ofOne) || other.lacks(ofOther)) {
                return UNKNOWN;
            }
            byte result = UNKNOWN;
            for (Value first : one.values(ofOne)) {
                for (Value second : other.values(ofOther)) {
                    byte each = nearness.of(first, second);
                    if (each == TRUE) {
                        return TRUE;
                    }
                    if (each == FALSE) {
                        result = FALSE;
                    }
                }
            }
            return result;
        }

        @Override
        public double rarity(Prepared one, Prepared other) {
            double forth = rarest(one.values(slot), other.values(against));
            if (slot == against) {
                return finite(forth);
            }
            double back = rarest(one.values(against), other.values(slot));
            return both ? finite(forth) + finite(back) : finite(Math.max(forth, back));
        }

        private double rarest(Value[] ones, Value[] others) {
            double most = Double.NEGATIVE_INFINITY;
            for (Value one : ones) {
                for (Value other : others) {
                    if (nearness.of(one, other) == TRUE) {
                        most = Math.max(most, Math.min(one.rarity, other.rarity));
                    }
                }
            }
            return most;
        }

        private static double finite(double bits) {
            return bits == Double.NEGATIVE_INFINITY ? 0 : bits;
        }
    }

    /** All values of the one side and all of the other, as sets. */
    record Sets(int slot, Measure measure, double bound) implements Test {

        @Override
        public byte of(Prepared one, Prepared other) {
            if (one.lacks(slot) || other.lacks(slot)) {
                return UNKNOWN;
            }
            if (measure == Measure.PRESENT) {
                return TRUE;
            }
            Value[] ones = one.values(slot);
            Value[] others = other.values(slot);
            int shared = shared(ones, others);
            boolean holds = measure == Measure.SHARED
                    ? shared >= bound
                    : measure == Measure.CONTAINS
                            ? shared == Math.min(ones.length, others.length)
                            : shared >= bound * (ones.length + others.length - shared);
            return holds ? TRUE : FALSE;
        }

        /** Values are distinct on each side. */
        private static int shared(Value[] ones, Value[] others) {
            int shared = 0;
            for (Value one : ones) {
                for (Value other : others) {
                    if (one.text.equals(other.text)) {
                        shared++;
                        break;
                    }
                }
            }
            return shared;
        }

        @Override
        public double rarity(Prepared one, Prepared other) {
            double most = Double.NEGATIVE_INFINITY;
            for (Value each : one.values(slot)) {
                for (Value another : other.values(slot)) {
                    if (each.text.equals(another.text)) {
                        most = Math.max(most, each.rarity);
                    }
                }
            }
            return most == Double.NEGATIVE_INFINITY ? 0 : most;
        }
    }
}

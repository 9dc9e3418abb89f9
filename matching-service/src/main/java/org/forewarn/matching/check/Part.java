package org.forewarn.matching.check;

/** A part of an identifier, normalised. Finding reports by it takes an index of {@link #fragment}s. */
sealed interface Part {

    /** Piece of it that every fitting identifier has in the index. */
    String fragment();

    /** Whether a whole normalised identifier is one that this is a part of. */
    boolean fits(String whole);

    /** As the audit's fingerprint is made of it. */
    String normal();

    /**
     * The last digits of a phone number.
     *
     * @param digits at least {@value #MIN_DIGITS}
     */
    record LastDigits(String digits) implements Part {

        /**
         * A million endings; fewer digits would fit several numbers of every busy region, and tell more of strangers than
         * of the one who called.
         */
        static final int MIN_DIGITS = 6;

        /** As long as a number can be (E.164). */
        static final int MAX_DIGITS = 15;

        /** What a whole number is found by when only its end is known; a shorter number has no end. */
        static String fragmentOf(String e164) {
            return e164.length() <= MIN_DIGITS ? "" : e164.substring(e164.length() - MIN_DIGITS);
        }

        @Override
        public String fragment() {
            return digits.substring(digits.length() - MIN_DIGITS);
        }

        @Override
        public boolean fits(String whole) {
            return whole.endsWith(digits);
        }

        @Override
        public String normal() {
            return "*" + digits;
        }

        @Override
        public String toString() {
            return "LastDigits[…]";
        }
    }

    /**
     * A plate that was read in part: {@code ?} stands for one character, {@code *} for any number of them.
     *
     * @param pattern letters, digits and wildcards, misreads folded
     */
    record PlatePart(String pattern) implements Part {

        /** Fewer fit hundreds of plates of one region and age. */
        static final int MIN_KNOWN = 4;

        @Override
        public String fragment() {
            return Plate.fragments(longestRun(pattern)).getFirst();
        }

        @Override
        public boolean fits(String whole) {
            return fits(0, whole, 0);
        }

        /** Patterns have at most {@value Plate#LONGEST} characters, so that trying out is cheap. */
        private boolean fits(int at, String whole, int from) {
            if (at == pattern.length()) {
                return from == whole.length();
            }
            if (pattern.charAt(at) == '*') {
                for (int rest = from; rest <= whole.length(); rest++) {
                    if (fits(at + 1, whole, rest)) {
                        return true;
                    }
                }
                return false;
            }
            return from < whole.length()
                    && (pattern.charAt(at) == '?' || pattern.charAt(at) == whole.charAt(from))
                    && fits(at + 1, whole, from + 1);
        }

        /** The longest run of known characters, the first of several. */
        static String longestRun(String pattern) {
            String longest = "";
            for (String run : pattern.split("[?*]+")) {
                longest = run.length() > longest.length() ? run : longest;
            }
            return longest;
        }

        static long known(String pattern) {
            return pattern.chars().filter(c -> c != '?' && c != '*').count();
        }

        @Override
        public String normal() {
            return pattern;
        }

        @Override
        public String toString() {
            return "PlatePart[…]";
        }
    }
}

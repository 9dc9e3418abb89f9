package org.forewarn.matching.linkage;

/** One value of a record, read once for all the comparisons it will be in. */
final class Value {

    /** Characters beyond this are not compared by similarity: a long makes the mask of the characters that met. */
    static final int MAX_COMPARED = 64;

    final String text;
    final char[] chars;

    /** The eight digits of a date, or null when it is none. */
    final char @org.jspecify.annotations.Nullable [] date;

    /** Of a number, range or span; not a number when it is none. In the unit of the measure that reads it. */
    final double from;

    final double to;

    /** Of a place on the globe: a unit vector; of a place in the plane: x and y. Not a number when it is none. */
    final double x;

    final double y;
    final double z;

    /** Bits above sharing any value, 0 without a table of frequencies. */
    final double rarity;

    Value(String text, Reading reading, double rarity) {
        this.text = text;
        this.chars = (text.length() > MAX_COMPARED ? text.substring(0, MAX_COMPARED) : text).toCharArray();
        this.rarity = rarity;
        this.date = reading.reads(Reading.DATE) ? Reading.date(text) : null;
        double[] range = reading.range(text);
        this.from = range[0];
        this.to = range[1];
        double[] point = reading.point(text);
        this.x = point[0];
        this.y = point[1];
        this.z = point[2];
    }
}

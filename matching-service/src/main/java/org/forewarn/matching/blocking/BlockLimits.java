package org.forewarn.matching.blocking;

/**
 * How many reports may meet over one key. A key that more live reports carry is generic: nothing is compared over it
 * until so many have left that it is specific again. So whether a key is generic depends on the live reports alone, and
 * a report never meets more than {@code keys × limit} others, however many there are.
 *
 * @param identifier of an identifier, such as a phone; a hotel's number is carried by more
 * @param weak of weak evidence, such as a name and a district
 */
public record BlockLimits(int identifier, int weak) {

    public BlockLimits {
        if (identifier < 1 || weak < 1) {
            throw new IllegalArgumentException("a block holds at least one report");
        }
    }

    int of(String key) {
        return BlockingKeys.isIdentifier(key) ? identifier : weak;
    }
}

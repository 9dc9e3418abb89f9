package org.forewarn.schemas;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the suite: what it is called, what lies in it, how it is cut and how long it is kept.
 *
 * @param name lower-case words and times joined by hyphens: {@code enriched-reports} is valid, {@code EnrichedReports} is not
 * @param key what the record key is, in words: every key is a UTF-8 string
 * @param value the generated Avro class of the value
 * @param partitions number of partitions it is created with; changing it later would move keys
 * @param retention what the broker may throw away
 */
public record Topic<V extends SpecificRecord>(
        String name, String key, Class<V> value, int partitions, Retention retention) {

    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z0-9]+)*");
    private static final String SUFFIX_OF_DEAD_LETTERS = "-dlt";

    /** Dead letters wait this long for somebody to look. */
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(90);

    public Topic {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not lower-case words joined by hyphens: " + name);
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("a topic has at least one partition: " + name);
        }
    }

    /** The registry's subject of the value, after Confluent's TopicNameStrategy. */
    public String subject() {
        return name + "-value";
    }

    /** Where records of this topic go that could not be handled. */
    public String deadLetters() {
        return name + SUFFIX_OF_DEAD_LETTERS;
    }

    /** The broker's settings for this topic. */
    public Map<String, String> settings() {
        return retention.settings();
    }

    /** The broker's settings for this topic's dead letters. */
    public static Map<String, String> deadLetterSettings() {
        return new Retention.For(DEAD_LETTERS_KEPT).settings();
    }

    /** How long a record is kept. */
    public sealed interface Retention {

        /** Topic settings as the broker names them. */
        Map<String, String> settings();

        /** The newest record of each key, for ever; older ones and tombstones go within a day. */
        record Compacted() implements Retention {
            private static final Duration OLD_STATES_GONE = Duration.ofDays(1);

            @Override
            public Map<String, String> settings() {
                String millis = String.valueOf(OLD_STATES_GONE.toMillis());
                return Map.of(
                        "cleanup.policy", "compact",
                        "max.compaction.lag.ms", millis,
                        "delete.retention.ms", millis);
            }
        }

        /** Everything, for a time. */
        record For(Duration time) implements Retention {
            @Override
            public Map<String, String> settings() {
                return Map.of("cleanup.policy", "delete", "retention.ms", String.valueOf(time.toMillis()));
            }
        }
    }
}

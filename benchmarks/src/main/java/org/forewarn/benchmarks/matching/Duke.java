package org.forewarn.benchmarks.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.priv.garshol.duke.Comparator;
import no.priv.garshol.duke.ConfigurationImpl;
import no.priv.garshol.duke.Processor;
import no.priv.garshol.duke.Property;
import no.priv.garshol.duke.Property.Lookup;
import no.priv.garshol.duke.PropertyImpl;
import no.priv.garshol.duke.Record;
import no.priv.garshol.duke.RecordImpl;
import no.priv.garshol.duke.comparators.ExactComparator;
import no.priv.garshol.duke.comparators.JaroWinkler;
import no.priv.garshol.duke.comparators.Levenshtein;
import no.priv.garshol.duke.databases.LuceneDatabase;
import no.priv.garshol.duke.matchers.AbstractMatchListener;
import org.forewarn.matching.linkage.Features;

/**
 * Duke 1.2 (Lars Marius Garshol, Apache License 2.0), one record at a time: a batch of one, as its incremental mode is
 * used. Each record is indexed, committed, searched for and compared.
 *
 * <p>Comparators and probabilities follow its own examples (Levenshtein or Jaro-Winkler for names, high probabilities up
 * to 0.93 for what tells people apart, low ones of 0.1 to 0.45); threshold and probabilities were then tuned for it by
 * the truth, which ours were not. It reads the same cleaned values.
 */
final class Duke implements Peer {

    private static final String ID = "ID";

    private final String name;
    private final List<Compared> compared;
    private final double threshold;
    private final Search search;

    /** One property: how it is compared, and how likely two records are one person when it differs or agrees. */
    record Compared(String attribute, Comparator comparator, double low, double high) {

        /** Candidates are looked for by every property: by those alone that Duke picks itself, it misses some. */
        Lookup lookup() {
            return Lookup.TRUE;
        }
    }

    /**
     * How Lucene is asked for candidates.
     *
     * @param fuzzy Duke's default; finds misspelt values
     * @param mostHits 0: all of them, Duke's default
     */
    record Search(boolean fuzzy, int mostHits) {

        static final Search DEFAULT = new Search(true, 0);
        /** The wiki's advice for speed. */
        static final Search FAST = new Search(false, 10);
    }

    private Duke(String name, List<Compared> compared, double threshold, Search search) {
        this.name = name;
        this.compared = compared;
        this.threshold = threshold;
        this.search = search;
    }

    static Duke ofFebrl(String name, Search search) {
        return new Duke(
                name,
                List.of(
                        new Compared("given", new JaroWinkler(), 0.3, 0.85),
                        new Compared("surname", new JaroWinkler(), 0.3, 0.9),
                        new Compared("number", new Levenshtein(), 0.4, 0.6),
                        new Compared("address_1", new JaroWinkler(), 0.35, 0.85),
                        new Compared("address_2", new JaroWinkler(), 0.45, 0.7),
                        new Compared("suburb", new JaroWinkler(), 0.4, 0.75),
                        new Compared("postcode", new Levenshtein(), 0.35, 0.75),
                        new Compared("state", new ExactComparator(), 0.45, 0.55),
                        new Compared("dob", new Levenshtein(), 0.25, 0.92),
                        new Compared("id_number", new Levenshtein(), 0.2, 0.95)),
                0.99,
                search);
    }

    static Duke ofFake(String name, Search search) {
        return new Duke(
                name,
                List.of(
                        new Compared("first", new JaroWinkler(), 0.3, 0.8),
                        new Compared("surname", new JaroWinkler(), 0.3, 0.85),
                        new Compared("dob", new Levenshtein(), 0.2, 0.9),
                        new Compared("city", new JaroWinkler(), 0.4, 0.65),
                        new Compared("email", new Levenshtein(), 0.3, 0.93)),
                0.97,
                search);
    }

    Duke at(double otherThreshold) {
        return new Duke(name, compared, otherThreshold, search);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long[] link(List<Features> records) {
        Set<Long> links = new TreeSet<>();
        Processor processor = processor();
        processor.addMatchListener(new AbstractMatchListener() {
            @Override
            public void matches(Record one, Record other, double confidence) {
                int a = Integer.parseInt(one.getValue(ID));
                int b = Integer.parseInt(other.getValue(ID));
                links.add(Blocks.pair(Math.min(a, b), Math.max(a, b)));
            }
        });
        for (int i = 0; i < records.size(); i++) {
            processor.deduplicate(List.of(record(i, records.get(i))));
        }
        processor.close();
        return links.stream().mapToLong(Long::longValue).toArray();
    }

    private Processor processor() {
        var configuration = new ConfigurationImpl();
        List<Property> properties = new ArrayList<>();
        properties.add(new PropertyImpl(ID));
        compared.forEach(one -> properties.add(property(one)));
        configuration.setProperties(properties);
        configuration.setThreshold(threshold);
        var database = new LuceneDatabase();
        database.setConfiguration(configuration);
        database.setFuzzySearch(search.fuzzy());
        if (search.mostHits() > 0) {
            database.setMaxSearchHits(search.mostHits());
        }
        return new Processor(configuration, database);
    }

    private static Property property(Compared one) {
        var property = new PropertyImpl(one.attribute(), one.comparator(), one.low(), one.high());
        property.setLookupBehaviour(one.lookup());
        return property;
    }

    private Record record(int number, Features features) {
        var record = new RecordImpl();
        record.addValue(ID, Integer.toString(number));
        for (Compared one : compared) {
            for (String value : features.values().getOrDefault(one.attribute(), List.of())) {
                record.addValue(one.attribute(), value);
            }
        }
        return record;
    }
}

package org.forewarn.matching.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClustersTest {

    private static final Model MODEL = Model.read(new ByteArrayInputStream("""
            {"version": "t", "about": "", "priorBits": -10, "thresholdBits": {"link": 0, "review": -5},
             "comparisons": [
               {"name": "phone", "attribute": "phone", "levels": [
                 {"name": "same", "test": "equal", "bits": 14}, {"name": "different", "test": "else", "bits": -3}]},
               {"name": "name", "attribute": "name", "levels": [
                 {"name": "same", "test": "equal", "bits": 6}, {"name": "different", "test": "else", "bits": -4}]},
               {"name": "place", "attribute": "place", "levels": [
                 {"name": "same", "test": "equal", "bits": 8}, {"name": "different", "test": "else", "bits": -2}]}]}
            """.getBytes(StandardCharsets.UTF_8)));

    /** Three records of each of two men, and one of the second in which the first's phone stands. */
    private static final List<Features> BRIDGED = List.of(
            record("ann", "1", "leeds"),
            record("ann", "1", "leeds"),
            record("ann", "1", "leeds"),
            record("bob", "2", "york"),
            record("bob", "2", "york"),
            record("bob", "2", "york"),
            record("bob", "1", "york"));

    @Test
    void oneCoincidenceDoesNotUniteTwoClusters() {
        assertThat(partition(BRIDGED)).containsExactlyInAnyOrder(Set.of(0, 1, 2), Set.of(3, 4, 5, 6));
    }

    @Test
    void aRecordThatTellsLittleIsJudgedByWhatItTells() {
        List<Features> records = new ArrayList<>(BRIDGED.subList(0, 3));
        records.add(new Features(Map.of("phone", List.of("1"))));

        assertThat(partition(records)).containsExactly(Set.of(0, 1, 2, 3));
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        Set<Set<Integer>> expected = partition(BRIDGED);
        for (int seed = 0; seed < 50; seed++) {
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6));
            Collections.shuffle(order, new Random(seed));
            List<Features> shuffled = order.stream().map(BRIDGED::get).toList();
            Set<Set<Integer>> found = new java.util.HashSet<>();
            for (Set<Integer> cluster : partition(shuffled)) {
                Set<Integer> original = new TreeSet<>();
                cluster.forEach(each -> original.add(order.get(each)));
                found.add(original);
            }
            assertThat(found).as("order of seed %d", seed).isEqualTo(expected);
        }
    }

    private static Set<Set<Integer>> partition(List<Features> records) {
        var scorer = new Scorer(MODEL);
        List<Prepared> prepared = records.stream().map(scorer::prepare).toList();
        long[] pairs = CandidatePairs.of(MODEL.specification(), records, 0);
        double[] weights = new double[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            weights[i] = scorer.weight(
                    prepared.get(CandidatePairs.left(pairs[i])), prepared.get(CandidatePairs.right(pairs[i])));
        }
        int[] clusters = Clusters.of(scorer, prepared, pairs, weights);
        Map<Integer, Set<Integer>> members = new TreeMap<>();
        for (int i = 0; i < clusters.length; i++) {
            members.computeIfAbsent(clusters[i], none -> new TreeSet<>()).add(i);
        }
        return Set.copyOf(members.values());
    }

    private static Features record(String name, String phone, String place) {
        Map<String, List<String>> values = new HashMap<>();
        values.put("name", List.of(name));
        values.put("phone", List.of(phone));
        values.put("place", List.of(place));
        return new Features(values);
    }
}

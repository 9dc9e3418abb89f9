package org.forewarn.benchmarks.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.forewarn.matching.linkage.Blocking;
import org.forewarn.matching.linkage.BlockingKey;
import org.forewarn.matching.linkage.Features;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.linkage.Prepared;
import org.forewarn.matching.linkage.Scorer;

/** Our engine, one record at a time: its keys looked up, whoever shares one scored in full, with every bar. */
final class Engine implements Peer {

    private final Model model;

    Engine(Model model) {
        this.model = model;
    }

    @Override
    public String name() {
        return "forewarn";
    }

    @Override
    public long[] link(List<Features> records) {
        var blocking = new Blocking(model);
        boolean blocked = !model.blocking().isEmpty();
        var scorer = new Scorer(model);
        Map<BlockingKey, List<Integer>> blocks = new HashMap<>();
        List<Prepared> earlier = new ArrayList<>();
        List<Long> links = new ArrayList<>();
        for (int record = 0; record < records.size(); record++) {
            Prepared prepared = scorer.prepare(records.get(record));
            var met = new TreeSet<Integer>();
            for (BlockingKey key : blocking.keysOf(records.get(record))) {
                List<Integer> block = blocks.computeIfAbsent(key, none -> new ArrayList<>());
                met.addAll(block);
                block.add(record);
            }
            if (!blocked) {
                for (int other = 0; other < record; other++) {
                    met.add(other);
                }
            }
            for (int other : met) {
                if (scorer.score(earlier.get(other), prepared).weight()
                        >= model.thresholdBits().link()) {
                    links.add(Blocks.pair(other, record));
                }
            }
            earlier.add(prepared);
        }
        return links.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}

package org.forewarn.matching.blocking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.forewarn.matching.linkage.Pair;
import org.forewarn.matching.linkage.ReportComparer;
import org.forewarn.matching.linkage.ReportComparer.Version;
import org.forewarn.matching.state.ScannedTable;
import org.forewarn.schemas.event.Link;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.matching.BlockAck;
import org.forewarn.schemas.matching.BlockRow;
import org.forewarn.schemas.matching.ExpectedPair;

/**
 * One row of one block: a report enters, changes in, or leaves the block, and meets all that are in it.
 *
 * <p>Whoever comes later sees the earlier, so every pair that shares a key meets in its block whatever the order. The
 * least common key of the two compares them.
 */
public final class BlockStage {

    private final ScannedTable<BlockRow> blocks;
    private final ReportComparer comparer;

    /** @param blocks by blocking key and reportId */
    public BlockStage(ScannedTable<BlockRow> blocks, ReportComparer comparer) {
        this.blocks = blocks;
        this.comparer = comparer;
    }

    /**
     * What follows when a report has met those in a block.
     *
     * @param links between the report and those it met
     * @param ack to the report: it has met them all, and is linked with these
     */
    public record Met(List<Link> links, BlockAck ack) {}

    /** What follows when a report comes into a block; nothing when it leaves, or the row is an old one. */
    public Optional<Met> take(String block, BlockRow row) {
        String own = block + Pair.SEPARATOR + row.getReportId();
        BlockRow before = blocks.get(own);
        if (before != null && before.getVersion() >= row.getVersion()) {
            return Optional.empty();
        }
        ReportFacts facts = row.getFacts();
        if (facts == null) {
            blocks.remove(own);
            return Optional.empty();
        }
        List<Link> links = new ArrayList<>();
        List<ExpectedPair> expected = new ArrayList<>();
        blocks.scan(block + Pair.SEPARATOR, other -> {
            if (comparesHere(block, row, other)) {
                comparer.compare(new Version(row.getVersion(), facts), version(other))
                        .ifPresent(link -> {
                            links.add(link);
                            expected.add(new ExpectedPair(other.getReportId(), other.getVersion()));
                        });
            }
        });
        blocks.put(own, row);
        return Optional.of(new Met(links, new BlockAck(row.getReportId(), row.getVersion(), block, expected)));
    }

    private static boolean comparesHere(String block, BlockRow row, BlockRow other) {
        return !other.getReportId().equals(row.getReportId())
                && LeastCommonKey.of(row.getKeys(), other.getKeys())
                        .filter(block::equals)
                        .isPresent();
    }

    private static Version version(BlockRow row) {
        ReportFacts facts = row.getFacts();
        if (facts == null) {
            throw new IllegalStateException("a report that left is still in its block");
        }
        return new Version(row.getVersion(), facts);
    }
}

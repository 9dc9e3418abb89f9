package org.forewarn.schemas.audit;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Goes along a chain from its beginning and stops where it breaks. */
public final class AuditCheck {

    private final AuditChain chain;
    private final SortedMap<Long, String> anchors;
    private String before = AuditChain.BEGINNING;
    private @Nullable ChainedEntry first;
    private @Nullable ChainedEntry last;
    private long entries;
    private @Nullable Break broken;

    /** @param anchors hashes of links, by their number, that were kept where the chain is not */
    public AuditCheck(AuditChain chain, Map<Long, String> anchors) {
        this.chain = chain;
        this.anchors = new TreeMap<>(anchors);
    }

    /**
     * Where the chain breaks.
     *
     * @param number of the link
     * @param what is wrong there
     */
    public record Break(long number, Fault what) {}

    /** What can be wrong with a link. */
    public enum Fault {
        /** The link with this number is not there. */
        MISSING("this entry is not there"),
        /** The entry is not what it was when it was written. */
        CHANGED("this entry is not what it was when it was written"),
        /** The entry is as it was, but not at this place. */
        MOVED("this entry does not follow the one before it"),
        /** The link is sound, but another one than was noted elsewhere: the chain was made anew by who has the key. */
        NOT_AS_ANCHORED("this is not the chain whose head was noted elsewhere");

        private final String sentence;

        Fault(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /** Takes the next link; false when the chain is broken there or before. */
    public boolean next(ChainedEntry link) {
        if (broken != null) {
            return false;
        }
        long due = entries + 1;
        String mac = chain.mac(link.entry());
        if (link.number() != due) {
            broken = new Break(due, Fault.MISSING);
        } else if (!mac.equals(link.mac())) {
            broken = new Break(due, Fault.CHANGED);
        } else if (!chain.link(due, before, mac).equals(link.hash())) {
            broken = new Break(due, Fault.MOVED);
        } else if (!anchors.getOrDefault(due, link.hash()).equals(link.hash())) {
            broken = new Break(due, Fault.NOT_AS_ANCHORED);
        } else {
            entries = due;
            before = link.hash();
            first = first == null ? link : first;
            last = link;
        }
        return broken == null;
    }

    /** There are no more links: those of which an anchor tells must have come. */
    public void end() {
        if (broken == null && !anchors.isEmpty() && anchors.lastKey() > entries) {
            broken = new Break(entries + 1, Fault.MISSING);
        }
    }

    /** How many links were found sound. */
    public long entries() {
        return entries;
    }

    public Optional<ChainedEntry> first() {
        return Optional.ofNullable(first);
    }

    public Optional<ChainedEntry> last() {
        return Optional.ofNullable(last);
    }

    public Optional<Break> broken() {
        return Optional.ofNullable(broken);
    }
}

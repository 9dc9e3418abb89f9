package org.forewarn.alert.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a route and is not finished. A rolling window over each partition: messages are finished in any order,
 * and the place to commit is past those that are finished without a gap. A person's messages are taken one after the
 * other, as they stand in the topic.
 */
final class Backlog {

    /** For so long at most free places wait for others. */
    private static final Duration GATHER = Duration.ofMillis(10);

    private static final int PART_OF_WINDOW = 4;

    private final Clock clock;
    private final Map<TopicPartition, Deque<Entry>> partitions = new HashMap<>();
    private final Map<TopicPartition, Long> finishedTo = new HashMap<>();
    private final Map<UUID, Deque<Entry>> people = new HashMap<>();
    private final Deque<Entry> ready = new ArrayDeque<>();
    private final PriorityQueue<Entry> later = new PriorityQueue<>(Comparator.comparing(Entry::notBefore));
    private int busy;

    Backlog(Clock clock) {
        this.clock = clock;
    }

    /** One record that was read. */
    static final class Entry {
        private final TopicPartition partition;
        private final ConsumerRecord<String, Object> record;
        private final @Nullable Pending message;
        private Instant notBefore = Instant.MIN;
        private int tries;
        private int faults;
        private boolean busy;
        private boolean finished;

        private Entry(ConsumerRecord<String, Object> record, @Nullable Pending message) {
            this.partition = new TopicPartition(record.topic(), record.partition());
            this.record = record;
            this.message = message;
        }

        Pending message() {
            return Objects.requireNonNull(message, "a record that is passed");
        }

        /** How often this happened that may be a fault of ours, this time included. */
        int faults() {
            return ++faults;
        }

        ConsumerRecord<String, Object> record() {
            return record;
        }

        private Instant notBefore() {
            return notBefore;
        }
    }

    /** These partitions are ours from now on. */
    synchronized void assign(Collection<TopicPartition> given) {
        given.forEach(partition -> partitions.putIfAbsent(partition, new ArrayDeque<>()));
    }

    /** A message was read, after all that were read of its partition before. */
    synchronized void add(ConsumerRecord<String, Object> record, Pending message) {
        var entry = new Entry(record, message);
        entries(entry.partition).addLast(entry);
        Deque<Entry> before = people.computeIfAbsent(message.recipientId(), id -> new ArrayDeque<>());
        before.addLast(entry);
        if (before.size() == 1) {
            ready.addLast(entry);
            notifyAll();
        }
    }

    /** A record of which nothing is to be done here. */
    synchronized void pass(ConsumerRecord<String, Object> record) {
        var entry = new Entry(record, null);
        entry.finished = true;
        entries(entry.partition).addLast(entry);
        advance(entry.partition);
    }

    private Deque<Entry> entries(TopicPartition partition) {
        Deque<Entry> entries = partitions.get(partition);
        if (entries == null) {
            throw new IllegalStateException("a record of a partition that is not ours");
        }
        return entries;
    }

    /** Unfinished ones of a partition, and finished ones after them. */
    synchronized int size(TopicPartition partition) {
        Deque<Entry> entries = partitions.get(partition);
        return entries == null ? 0 : entries.size();
    }

    synchronized int size() {
        return partitions.values().stream().mapToInt(Deque::size).sum();
    }

    /** How many are in somebody's hands. */
    synchronized int busy() {
        return busy;
    }

    /**
     * Takes messages into one's hands, which may be none; waits a while for the first.
     *
     * @param window at most so many are in somebody's hands then
     * @param which only those; others keep their place
     */
    synchronized List<Entry> take(int window, int most, Predicate<Pending> which, Duration atMost)
            throws InterruptedException {
        Instant until = clock.instant().plus(atMost);
        gather(window, until);
        while (true) {
            moveDue();
            List<Entry> taken = takeNow(Math.min(most, window - busy), which);
            long millis = Duration.between(clock.instant(), until).toMillis();
            if (!taken.isEmpty() || millis <= 0) {
                return taken;
            }
            Entry next = later.peek();
            long due = next == null
                    ? millis
                    : Duration.between(clock.instant(), next.notBefore).toMillis() + 1;
            wait(Math.clamp(due, 1, millis));
        }
    }

    /** While others are under way, more places will be free in a moment: those are filled together, in one transaction. */
    private void gather(int window, Instant until) throws InterruptedException {
        Instant gathered = clock.instant().plus(GATHER);
        Instant end = gathered.isBefore(until) ? gathered : until;
        while (busy > 0 && window - busy < window / PART_OF_WINDOW) {
            long millis = Duration.between(clock.instant(), end).toMillis();
            if (millis <= 0) {
                return;
            }
            wait(millis);
        }
    }

    private void moveDue() {
        Instant now = clock.instant();
        while (!later.isEmpty() && !later.peek().notBefore.isAfter(now)) {
            ready.addFirst(later.remove());
        }
    }

    private List<Entry> takeNow(int most, Predicate<Pending> which) {
        var taken = new ArrayList<Entry>();
        var left = new ArrayDeque<Entry>();
        while (taken.size() < most && !ready.isEmpty()) {
            Entry entry = ready.removeFirst();
            if (which.test(entry.message())) {
                entry.busy = true;
                taken.add(entry);
            } else {
                left.addLast(entry);
            }
        }
        while (!left.isEmpty()) {
            ready.addFirst(left.removeLast());
        }
        busy += taken.size();
        return taken;
    }

    /** Nothing more is to be done about it. */
    synchronized void finished(Entry entry) {
        if (!entry.busy) {
            return;
        }
        entry.busy = false;
        busy--;
        entry.finished = true;
        removeFromPerson(entry);
        advance(entry.partition);
        notifyAll();
    }

    /** It comes again, not before a time that grows with each try; its person's later messages wait behind it. */
    synchronized void again(Entry entry, Duration first, Duration atMost) {
        Duration wait = first;
        for (int i = 0; i < entry.tries && wait.compareTo(atMost) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        entry.tries++;
        again(entry, wait.compareTo(atMost) < 0 ? wait : atMost);
    }

    synchronized void again(Entry entry, Duration wait) {
        if (!entry.busy) {
            return;
        }
        entry.busy = false;
        busy--;
        if (partitions.containsKey(entry.partition)) {
            entry.notBefore = clock.instant().plus(wait);
            later.add(entry);
        }
        notifyAll();
    }

    private void removeFromPerson(Entry entry) {
        UUID person = entry.message().recipientId();
        Deque<Entry> messages = people.get(person);
        if (messages == null || !messages.remove(entry)) {
            return;
        }
        Entry next = messages.peekFirst();
        if (next == null) {
            people.remove(person);
        } else if (!next.busy) {
            ready.addLast(next);
        }
    }

    private void advance(TopicPartition partition) {
        Deque<Entry> entries = partitions.get(partition);
        if (entries == null) {
            return;
        }
        Entry last = null;
        while (!entries.isEmpty() && entries.peekFirst().finished) {
            last = entries.removeFirst();
        }
        if (last != null) {
            finishedTo.put(partition, last.record.offset() + 1);
        }
    }

    /** Up to where everything is finished, for partitions where that changed since it was asked last. */
    synchronized Map<TopicPartition, Long> finishedTo() {
        Map<TopicPartition, Long> places = Map.copyOf(finishedTo);
        finishedTo.clear();
        return places;
    }

    /** Waits until nothing of these partitions is in anybody's hands; nothing of them is taken meanwhile. */
    synchronized boolean settle(Collection<TopicPartition> ours, Duration atMost) throws InterruptedException {
        ready.removeIf(entry -> ours.contains(entry.partition));
        later.removeIf(entry -> ours.contains(entry.partition));
        Instant until = clock.instant().plus(atMost);
        while (anyBusy(ours)) {
            ready.removeIf(entry -> ours.contains(entry.partition));
            later.removeIf(entry -> ours.contains(entry.partition));
            long millis = Duration.between(clock.instant(), until).toMillis();
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    private boolean anyBusy(Collection<TopicPartition> ours) {
        return ours.stream()
                .map(partitions::get)
                .anyMatch(entries -> entries != null && entries.stream().anyMatch(entry -> entry.busy));
    }

    /** These are somebody else's now; what is still in somebody's hands here is nobody's business any more. */
    synchronized void drop(Collection<TopicPartition> lost) {
        ready.removeIf(entry -> lost.contains(entry.partition));
        later.removeIf(entry -> lost.contains(entry.partition));
        for (TopicPartition partition : lost) {
            Deque<Entry> entries = partitions.remove(partition);
            finishedTo.remove(partition);
            if (entries != null) {
                entries.forEach(this::forget);
            }
        }
        notifyAll();
    }

    private void forget(Entry entry) {
        if (entry.message == null) {
            return;
        }
        Deque<Entry> messages = people.get(entry.message.recipientId());
        if (messages != null) {
            messages.remove(entry);
            if (messages.isEmpty()) {
                people.remove(entry.message.recipientId());
            }
        }
    }
}

package org.forewarn.intake.mapping.language;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.forewarn.intake.mapping.language.Program.Compiled;
import tools.jackson.databind.JsonNode;

/**
 * Where mappings run: a few threads of their own, so that however many charities send at once, mappings take a bounded
 * share of the machine; and of these one charity gets one at a time, so that its slow mapping slows itself.
 */
public final class Lanes implements AutoCloseable {

    /** Holds {@link Meter#MAX_DEPTH} levels and the parser's recursion over the longest text; touched only as used. */
    private static final long STACK_BYTES = 16L * 1024 * 1024;

    private final ExecutorService threads;
    private final Semaphore free;
    private final Duration patience;
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
    private final Map<String, Compiled> programs;

    /**
     * @param count how many run at once
     * @param patience how long one waits for its turn before it is {@link Outcome.Busy}
     * @param maxPrograms how many are kept ready to run; the others are read again when they are wanted
     */
    public Lanes(int count, Duration patience, int maxPrograms) {
        this.free = new Semaphore(count, true);
        this.patience = patience;
        this.programs = leastRecentlyUsed(maxPrograms);
        // never more tasks than permits, so the queue only holds what a thread is about to take
        this.threads = new ThreadPoolExecutor(
                count, count, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(count), task -> lane("mapping", task));
    }

    private static Thread lane(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    private static Map<String, Compiled> leastRecentlyUsed(int max) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Compiled> eldest) {
                return size() > max;
            }
        };
    }

    /** What came of reading a text that may be a mapping. */
    public sealed interface Check {

        /** It may run. */
        record Sound() implements Check {}

        /** @param detail a sentence with line and column */
        record Unsound(String detail) implements Check {}

        /** It was not tried. */
        record Busy() implements Check {}
    }

    /** Reads a text, and keeps nothing of it. */
    public Check check(String owner, String text) {
        return inTurn(
                owner,
                () -> switch (compile(text)) {
                    case Compiled.Sound _ -> new Check.Sound();
                    case Compiled.Unsound(String detail) -> new Check.Unsound(detail);
                },
                new Check.Busy());
    }

    /**
     * Runs a mapping; blocks, at most for the patience and the second that a run may take.
     *
     * @param owner the charity; it gets one lane at a time
     * @param text the mapping
     */
    public Outcome run(String owner, String text, JsonNode document) {
        return inTurn(
                owner,
                () -> switch (program(text)) {
                    // joined whatever happens: the permit stands for the thread, and a run ends by itself
                    case Compiled.Sound(Program program) ->
                        CompletableFuture.supplyAsync(() -> program.run(document), threads)
                                .join();
                    case Compiled.Unsound(String detail) -> new Outcome.Failed(detail);
                },
                new Outcome.Busy());
    }

    private <T> T inTurn(String owner, Supplier<T> work, T busy) {
        Semaphore turn = turns.computeIfAbsent(owner, _ -> new Semaphore(1, true));
        long until = System.nanoTime() + patience.toNanos();
        try {
            if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return busy;
            }
            try {
                if (!free.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return busy;
                }
                try {
                    return work.get();
                } finally {
                    free.release();
                }
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return busy;
        }
    }

    /** The parser leaves traces in its thread, some of which grow with what it reads: so it gets one that ends. */
    private static Compiled compile(String text) {
        var compiled = new CompletableFuture<Compiled>();
        lane("mapping-reader", () -> compiled.completeAsync(() -> Program.compile(text), Runnable::run))
                .start();
        return compiled.join();
    }

    private Compiled program(String text) {
        Compiled known;
        synchronized (programs) {
            known = programs.get(text);
        }
        if (known == null) {
            known = compile(text);
            synchronized (programs) {
                programs.put(text, known);
            }
        }
        return known;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

package org.forewarn.intake.mapping.language;

import com.dashjoin.jsonata.Jsonata.EntryCallback;
import com.dashjoin.jsonata.Jsonata.ExitCallback;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Parser.Symbol;
import com.dashjoin.jsonata.Utils.JList;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one run of a program costs and stops it at its bounds. The evaluator calls it before and after every node
 * of the program, so between two calls there is at most one operator or built-in function; and because no value may
 * be large, none of these takes long either.
 *
 * <p>What a run may cost is counted in steps, not in time, so that the same program on the same input ends the same way
 * on every machine: a step a node, and more for a node whose value is large, because whatever uses the value will walk
 * it. Time and memory are bounded too, far above what those steps take, in case the count is wrong somewhere.
 *
 * <p>For one run, on one thread.
 */
final class Meter implements EntryCallback, ExitCallback {

    /** The worked example in docs/mappings.md takes 317. */
    static final int MAX_STEPS = 200_000;

    /** Of nodes within nodes, calls included: what fits a lane's stack several times over. */
    static final int MAX_DEPTH = 300;

    /** Of one value: its characters and its parts, all counted as often as they occur. A body has at most a quarter. */
    static final int MAX_SIZE = 262_144;

    /** Of one list or object: some operators copy a list for each of its elements. */
    static final int MAX_ELEMENTS = 5_000;

    /** Of objects and lists in one value; the form is five deep, a request at most 32. */
    static final int MAX_NESTING = 40;

    private static final long MAX_NANOS = 1_000_000_000L;
    private static final long MAX_ALLOCATED_BYTES = 67_108_864;

    /** Clock and allocation are looked at once in so many steps. */
    private static final int LOOK_EVERY = 256;

    /** Values smaller than this are measured each time rather than remembered. */
    private static final int REMEMBERED_FROM = 32;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final ThreadLocal<@Nullable Meter> RUNNING = new ThreadLocal<>();

    private final Set<Symbol> called;
    private final Set<Symbol> regexes;
    private final IdentityHashMap<Object, Measure> measured = new IdentityHashMap<>();
    private final long startNanos = System.nanoTime();
    private final long startBytes = THREADS.getCurrentThreadAllocatedBytes();
    private int steps;
    private int nextLook = LOOK_EVERY;
    private int depth;
    private @Nullable StoppedException stopped;

    private record Measure(int size, int nesting) {}

    /**
     * @param called nodes whose value is about to be called
     * @param regexes nodes whose value may be a regular expression
     */
    Meter(Set<Symbol> called, Set<Symbol> regexes) {
        this.called = called;
        this.regexes = regexes;
    }

    /** The meter of the run that this thread is in. */
    static Meter running() {
        Meter meter = RUNNING.get();
        if (meter == null) {
            throw new IllegalStateException("Only a run calls a mapping's functions");
        }
        return meter;
    }

    void begin() {
        RUNNING.set(this);
    }

    void end() {
        RUNNING.remove();
    }

    int steps() {
        return steps;
    }

    /** Why this run was stopped here, however the evaluator has wrapped it since. */
    @Nullable
    StoppedException stopped() {
        return stopped;
    }

    @Override
    public void callback(Symbol node, @Nullable Object input, Frame environment) {
        depth++;
        if (depth > MAX_DEPTH) {
            throw stop("it calls itself too deeply, more than " + MAX_DEPTH + " levels.");
        }
        charge(1);
    }

    @Override
    public void callback(Symbol node, @Nullable Object input, Frame environment, @Nullable Object result) {
        depth--;
        if (result != null) {
            charge(cost(result));
        }
        if (called.contains(node) && !isFunction(only(result))) {
            throw stop(new StoppedException(
                    "The mapping calls something that is no function. Names of functions begin with $."));
        }
        if (only(result) instanceof Pattern && !regexes.contains(node)) {
            throw stop(new StoppedException("A regular expression was passed on as a value."));
        }
    }

    /** Counts work that is done between nodes. */
    void charge(long more) {
        if (more > MAX_STEPS - steps) {
            throw stop("it takes more than " + MAX_STEPS + " steps.");
        }
        steps += (int) more;
        if (steps >= nextLook) {
            nextLook = steps + LOOK_EVERY;
            look();
        }
    }

    /** Stops the run when a text of this length would be too long, before it is made. */
    void requireLength(long chars) {
        if (chars > MAX_SIZE) {
            throw stop("a text is longer than " + MAX_SIZE + " characters.");
        }
        charge(chars / 64);
    }

    /** Stops the run when a list of this length would be too long, before it is made. */
    void requireElements(long elements) {
        if (elements > MAX_ELEMENTS) {
            throw stop("a list has more than " + MAX_ELEMENTS + " elements.");
        }
    }

    /** Looks at the clock and at the memory used so far. */
    void look() {
        if (System.nanoTime() - startNanos > MAX_NANOS) {
            throw stop("it takes longer than a second.");
        }
        if (THREADS.getCurrentThreadAllocatedBytes() - startBytes > MAX_ALLOCATED_BYTES) {
            throw stop("it uses more than 64 MiB of memory.");
        }
    }

    private static @Nullable Object only(@Nullable Object result) {
        return result instanceof JList<?> list && list.sequence && list.size() == 1 ? list.getFirst() : result;
    }

    private static boolean isFunction(@Nullable Object value) {
        return value instanceof JFunction || (value instanceof Symbol symbol && symbol._jsonata_lambda);
    }

    private int cost(Object result) {
        Measure measure = measure(result, 0);
        int elements = result instanceof List<?> list ? list.size() : 0;
        return measure.size() / 64 + elements / 8;
    }

    /**
     * How large a value is when it is written out, in which a part that occurs twice counts twice: so a value that is
     * built from shared parts cannot make whatever walks it take for ever.
     */
    private Measure measure(Object value, int level) {
        return switch (value) {
            case String text -> sized(1L + text.length(), 0);
            case Map<?, ?> map -> known(map, map.size(), level);
            case List<?> list -> known(list, list.size(), level);
            default -> new Measure(1, 0);
        };
    }

    private Measure known(Object container, int elements, int level) {
        requireElements(elements);
        if (level > MAX_NESTING) {
            throw stop("a value nests deeper than " + MAX_NESTING + " levels.");
        }
        Measure known = measured.get(container);
        if (known == null) {
            known = container instanceof Map<?, ?> map ? fields(map, level) : elements((List<?>) container, level);
            if (known.size() >= REMEMBERED_FROM) {
                measured.put(container, known);
            }
        }
        if (level + known.nesting() > MAX_NESTING) {
            throw stop("a value nests deeper than " + MAX_NESTING + " levels.");
        }
        return known;
    }

    private Measure fields(Map<?, ?> map, int level) {
        long size = 1;
        int nesting = 0;
        for (Map.Entry<?, ?> field : map.entrySet()) {
            Measure part = part(field.getValue(), level);
            size += String.valueOf(field.getKey()).length() + (long) part.size();
            nesting = Math.max(nesting, part.nesting());
        }
        return sized(size, nesting + 1);
    }

    private Measure elements(List<?> list, int level) {
        long size = 1;
        int nesting = 0;
        for (Object element : list) {
            Measure part = part(element, level);
            size += part.size();
            nesting = Math.max(nesting, part.nesting());
        }
        return sized(size, nesting + 1);
    }

    private Measure part(@Nullable Object value, int level) {
        return value == null ? new Measure(1, 0) : measure(value, level + 1);
    }

    private Measure sized(long size, int nesting) {
        if (size > MAX_SIZE) {
            throw stop("a value is larger than " + MAX_SIZE + " characters and parts.");
        }
        return new Measure((int) size, nesting);
    }

    private StoppedException stop(String bound) {
        return stop(StoppedException.over(bound));
    }

    private StoppedException stop(StoppedException reason) {
        stopped = reason;
        return reason;
    }
}

package org.forewarn.local;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The real parts for integration tests: each is started on a free port when it is first asked for, shared by all tests
 * of the JVM, and ended with its data when the JVM ends, by the {@link Lifeline}.
 *
 * <p>Shared means that topics, schemas and rows of one test are seen by the next: tests use names of their own or look
 * only at what they wrote.
 */
public final class TestParts {

    private static final RunFolder FOLDER = RunFolder.temporary();

    private static final Once<Broker> BROKER = new Once<>(() -> Broker.start(FOLDER, 0, 0));
    private static final Once<Registry> REGISTRY = new Once<>(() -> Registry.start(FOLDER, 0));
    private static final Once<Database> DATABASE = new Once<>(() -> Database.start(FOLDER, 0));

    private TestParts() {}

    public static Broker broker() {
        return BROKER.get();
    }

    public static Registry registry() {
        return REGISTRY.get();
    }

    public static Database database() {
        return DATABASE.get();
    }

    /** Starts all three at once; what is first asked for alone is started alone. */
    public static void startAll() {
        Parallel.run(TestParts::broker, TestParts::registry, TestParts::database);
    }

    /** A part that did not start is not tried again: every test would wait for it anew. */
    private static final class Once<T> {

        private final Supplier<T> start;
        private @Nullable T part;
        private @Nullable PartFailedException failure;

        Once(Supplier<T> start) {
            this.start = start;
        }

        synchronized T get() {
            if (failure != null) {
                throw failure;
            }
            if (part == null) {
                try {
                    part = start.get();
                } catch (PartFailedException e) {
                    failure = e;
                    FOLDER.keepLogs();
                    throw e;
                }
            }
            return part;
        }
    }
}

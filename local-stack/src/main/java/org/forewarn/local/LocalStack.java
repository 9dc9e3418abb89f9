package org.forewarn.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole suite on this machine: broker, registry, database, phone network, mailbox and the three services. */
public final class LocalStack implements AutoCloseable {

    /** An empty suite takes a tenth of it; the rest is for what is written to it. */
    private static final long MIN_FREE_BYTES = 1L << 30;

    private static final long BYTES_OF_MB = 1L << 20;

    private final RunFolder folder;
    private final Secrets secrets;
    private final Parts parts;
    private final Duration startTook;

    /**
     * How it is started.
     *
     * @param data where it keeps its data; null: a temporary folder
     * @param ports who listens where
     * @param autoIssue whether warnings are issued by policy, without a reviewer
     * @param passwordsAlone whether members of staff sign in without a second step: for invented data only
     */
    public record Options(@Nullable Path data, PortPlan ports, boolean autoIssue, boolean passwordsAlone) {

        /** Members of staff need a second step. */
        public Options(@Nullable Path data, PortPlan ports, boolean autoIssue) {
            this(data, ports, autoIssue, false);
        }
    }

    /** Told of each part when it is ready; may be called from several threads, one call at a time. */
    public interface Progress {
        void ready(String part, String where, Duration took);
    }

    /** What runs. */
    record Parts(
            Broker broker, Registry registry, Database database, Carrier carrier, Mailbox mailbox, Services services) {}

    LocalStack(RunFolder folder, Secrets secrets, Parts parts, Duration startTook) {
        this.folder = folder;
        this.secrets = secrets;
        this.parts = parts;
        this.startTook = startTook;
    }

    /**
     * Starts everything; what can start at once does.
     *
     * @throws PartFailedException when something is in the way; what had started is ended then
     */
    public static LocalStack start(Options options, Progress progress) {
        Installation installation = Installation.find().keepingClassArchives();
        options.ports().requireFree();
        RunFolder folder = options.data() == null ? RunFolder.temporary() : RunFolder.at(options.data());
        try {
            requireSpace(folder.path());
            var start = new Start(installation, folder, options, Secrets.of(folder), progress);
            return start.run();
        } catch (RuntimeException e) {
            folder.keepLogs();
            folder.close();
            throw e;
        }
    }

    public Broker broker() {
        return parts.broker();
    }

    public Registry registry() {
        return parts.registry();
    }

    public Database database() {
        return parts.database();
    }

    public Carrier carrier() {
        return parts.carrier();
    }

    public Mailbox mailbox() {
        return parts.mailbox();
    }

    public Services services() {
        return parts.services();
    }

    /** Where its data and logs lie. */
    public RunFolder folder() {
        return folder;
    }

    /** The API key that may do everything: a secret. */
    public String operatorKey() {
        return secrets.operatorKey();
    }

    /** Where that key lies, readable by the owner only. */
    public Path operatorKeyFile() {
        return Secrets.operatorKeyFile(folder);
    }

    public Duration startTook() {
        return startTook;
    }

    /** Whether stopping takes longer this time, because processes write down what makes their next start quick. */
    public boolean stopsSlowly() {
        return parts.broker().writesArchive()
                || parts.registry().writesArchive()
                || parts.services().writeArchives();
    }

    /** Of all its processes, ours included. */
    public long residentBytes() {
        List<Long> pids = new ArrayList<>(parts.services().pids());
        pids.addAll(List.of(
                parts.broker().pid(), parts.registry().pid(), parts.database().pid()));
        return Memory.residentBytes(pids);
    }

    /** Stops everything against the flow: who asks first, who answers last. */
    @Override
    public void close() {
        try {
            parts.services().close();
        } finally {
            closeOthers();
        }
    }

    private void closeOthers() {
        try (folder) {
            Parallel.run(
                    parts.carrier()::close,
                    parts.mailbox()::close,
                    parts.registry()::close,
                    parts.database()::close,
                    parts.broker()::close);
        }
    }

    private static void requireSpace(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < MIN_FREE_BYTES) {
                throw new PartFailedException("no space: " + free / BYTES_OF_MB + " MB are free for " + folder + ", "
                        + MIN_FREE_BYTES / BYTES_OF_MB + " MB are needed; --data DIR keeps the data elsewhere");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

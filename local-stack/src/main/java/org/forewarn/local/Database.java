package org.forewarn.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.forewarn.local.Lifeline.Farewell;

/**
 * A real PostgreSQL, on loopback only, with a password of its own that is generated with the data and lies beside it.
 * Why it is not started by zonky's own class: see RATIONALE.md.
 */
public final class Database implements AutoCloseable {

    private static final String PART = "database";
    private static final String NAME = "forewarn";
    private static final int PASSWORD_BYTES = 24;
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final Child child;
    private final int port;
    private final String password;

    private Database(Child child, int port, String password) {
        this.child = child;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts it and waits until it answers; user and database are both called {@code forewarn}.
     *
     * @param port 0: a free one
     */
    public static Database start(RunFolder folder, int port) {
        return start(Installation.find(), folder, port);
    }

    static Database start(Installation installation, RunFolder folder, int port) {
        Path binaries = PostgresBinaries.unpacked(installation.cache("postgres"));
        Path data = folder.of(PART).resolve("data");
        Path secret = folder.of(PART).resolve("password");
        if (!Files.exists(data)) {
            initialise(folder, binaries, data, secret);
        }
        int listens = Ports.orFree(port);
        Child child =
                Child.start(PART, server(folder, binaries, data, listens), Map.of(), folder.log(PART), Farewell.QUIT);
        var database = new Database(child, listens, SecretFile.read(secret));
        child.awaitReady(READY_WITHIN, database::answers);
        return database;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    long pid() {
        return child.pid();
    }

    /** As a crash would; it is gone when this returns, and those that served connections within a moment. */
    void kill() {
        child.kill();
    }

    /** "Fast shutdown": open transactions are rolled back, connections closed, the data written. */
    @Override
    public void close() {
        child.close("INT");
    }

    private boolean answers() throws Exception {
        if (Ports.isFree(port)) {
            return false;
        }
        try (var connection = DriverManager.getConnection(jdbcUrl(), user(), password)) {
            return connection.isValid(1);
        }
    }

    /** In a draft that becomes the data when it is whole, so that a start that was cut short leaves nothing half done. */
    private static void initialise(RunFolder folder, Path binaries, Path data, Path secret) {
        Path draft = RunFolder.removed(data.resolveSibling("draft"));
        SecretFile.write(secret, generatePassword());
        List<String> command = new ArrayList<>(notAsRoot());
        command.addAll(List.of(
                program(binaries, "initdb"),
                "--pgdata=" + draft,
                "--username=" + NAME,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order and letters on every machine, whatever locales it has.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        if (!folder.stays()) {
            command.add("--no-sync");
        }
        Child.start(PART, command, Map.of(), folder.log(PART), Farewell.KILL).awaitEnd(READY_WITHIN);
        createDatabase(folder, binaries, draft);
        try {
            Files.move(draft, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the server's single-user mode, which listens nowhere. */
    private static void createDatabase(RunFolder folder, Path binaries, Path data) {
        Path statement = data.resolveSibling("create.sql");
        SecretFile.write(statement, "CREATE DATABASE " + NAME + ";\n");
        List<String> command = new ArrayList<>(notAsRoot());
        command.addAll(List.of(program(binaries, "postgres"), "--single", "-F", "-D", data.toString(), "postgres"));
        Child.startReading(statement, PART, command, folder.log(PART)).awaitEnd(READY_WITHIN);
    }

    private static List<String> server(RunFolder folder, Path binaries, Path data, int port) {
        List<String> command = new ArrayList<>(notAsRoot());
        command.addAll(List.of(program(binaries, "postgres"), "-D", data.toString(), "-p", String.valueOf(port)));
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "timezone=UTC",
                "max_connections=100",
                "shared_buffers=128MB",
                "jit=off",
                // Statements and the details of errors may hold a phone number or an address.
                "log_min_error_statement=panic",
                "log_error_verbosity=terse"));
        if (!folder.stays()) {
            // Nobody reads the data of a temporary folder after a power cut. What was committed stays when the server
            // is killed: the operating system has it.
            settings.addAll(List.of("fsync=off", "full_page_writes=off"));
        }
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    /** PostgreSQL refuses to run as root; a user namespace of its own makes root a nobody that still owns its files. */
    private static List<String> notAsRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }

    private static String program(Path binaries, String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private static String generatePassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

package org.forewarn.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What {@code docker-compose.yml} needs of us beside the services: {@code secrets DIR} makes the suite's secrets at the
 * first start, one folder a service so that none reads another's; {@code carrier} plays the phone network and prints
 * what each phone shows.
 */
public final class ContainerParts {

    private static final int SMPP_PORT = 2775;
    private static final int USAGE = 2;

    private ContainerParts() {}

    public static void main(String[] words) throws Exception {
        if (words.length == 2 && words[0].equals("secrets")) {
            makeSecrets(Path.of(words[1]));
        } else if (words.length == 1 && words[0].equals("carrier")) {
            playCarrier();
        } else {
            System.err.println("secrets DIR, or carrier");
            System.exit(USAGE);
        }
    }

    private static void makeSecrets(Path folder) throws IOException {
        Secrets secrets = Secrets.in(folder);
        String password = SecretFile.readOrCreate(folder.resolve("database-password"), Secrets::generatePassword);
        Map<String, String> toAll = Map.of(
                "forewarn.access.operator-key-sha256", secrets.operatorKeySha256(),
                "forewarn.access.members-key-sha256", secrets.membersKeySha256());
        write(folder.resolve("intake"), toAll);
        write(
                folder.resolve("intake"),
                Map.of("forewarn.sealing.keyset", secrets.keyset(), "forewarn.secret", secrets.secret()));
        write(folder.resolve("matching"), toAll);
        write(
                folder.resolve("matching"),
                Map.of("forewarn.sealing.keyset", secrets.keyset(), "forewarn.secret", secrets.secret()));
        write(folder.resolve("alert"), toAll);
        write(
                folder.resolve("alert"),
                Map.of(
                        "spring.datasource.password", password,
                        "forewarn.sealing.keyset", secrets.keyset(),
                        "forewarn.secret", secrets.secret(),
                        "forewarn.audit.key", secrets.auditKey(),
                        "forewarn.checker.key", secrets.membersKey(),
                        "forewarn.reporting.key", secrets.membersKey()));
        Path registry = folder.resolve("registry.properties");
        SecretFile.write(registry, "apicurio.datasource.password=" + password + "\n");
        // two images run under users of their own; only they see this folder
        openToReaders(folder.resolve("database-password"));
        openToReaders(registry);
        System.out.println("The suite's secrets are in " + folder);
    }

    /** One file a property, as Spring Boot's configtree reads them. */
    private static void write(Path folder, Map<String, String> properties) throws IOException {
        Files.createDirectories(folder);
        properties.forEach((name, value) -> SecretFile.write(folder.resolve(name), value));
    }

    private static void openToReaders(Path file) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void playCarrier() throws UnknownHostException, InterruptedException {
        try (Carrier carrier = Carrier.start(InetAddress.getByName("0.0.0.0"), SMPP_PORT)) {
            carrier.onText(text -> System.out.println(text.to() + "  " + text.body()));
            System.out.println("The carrier listens on port " + carrier.port());
            new CountDownLatch(1).await();
        }
    }
}

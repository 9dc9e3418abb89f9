package org.forewarn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing stays behind, however we end. */
class LifelineIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** Starts a real database and a child that only a kill ends, says what it started, and waits to be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            RunFolder folder = RunFolder.temporary();
            Database database = Database.start(folder, 0);
            Child stubborn = Child.start(
                    "stubborn",
                    List.of("sh", "-c", "trap '' TERM INT HUP QUIT; while :; do sleep 1; done"),
                    Map.of(),
                    folder.log("stubborn"),
                    Lifeline.Farewell.KILL);
            System.out.println(folder.path() + " " + database.pid() + " " + stubborn.pid());
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    @Test
    void childrenAndTemporaryFoldersGoWithAParentThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] said;
        try (BufferedReader out = parent.inputReader()) {
            said = out.readLine().split(" ");
        }
        Path folder = Path.of(said[0]);
        List<ProcessHandle> children = Arrays.stream(said)
                .skip(1)
                .map(Long::valueOf)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()))
                .toList();
        assertThat(children)
                .as("database, its own children, and the stubborn one")
                .hasSizeGreaterThan(4);
        assertThat(folder).isDirectory();

        parent.destroyForcibly();

        await().atMost(SOON).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        await().atMost(SOON).until(() -> Files.notExists(folder));
    }

    @Test
    void aChildThatEndedIsForgotten() {
        try (RunFolder folder = RunFolder.temporary()) {
            Child child = Child.start(
                    "short", List.of("sh", "-c", "exit 0"), Map.of(), folder.log("short"), Lifeline.Farewell.KILL);
            child.awaitEnd(SOON);
            assertThat(child.isAlive()).isFalse();
        }
    }
}

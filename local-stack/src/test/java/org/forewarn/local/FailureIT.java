package org.forewarn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the person at the terminal is told when something is in the way. */
class FailureIT {

    @Test
    void aTakenPortIsNamedWithItsPartAndTheOptionBeforeAnythingStarts() throws Exception {
        PortPlan plan = PortPlan.free();
        List<String> started = new ArrayList<>();
        try (var taken = new ServerSocket(plan.registry(), 1, InetAddress.getLoopbackAddress())) {
            var options = new LocalStack.Options(null, plan, true);

            assertThatThrownBy(() -> LocalStack.start(options, (part, where, took) -> started.add(part)))
                    .isInstanceOf(PartFailedException.class)
                    .hasMessage("port " + taken.getLocalPort()
                            + " for the registry is taken; --port-offset N adds N to every port");
        }
        assertThat(started).isEmpty();
    }

    @Test
    void aPartThatEndsIsToldWithTheEndOfItsLogAndWhereTheLogIs() {
        try (RunFolder folder = RunFolder.temporary()) {
            Child child = Child.start(
                    "broken",
                    List.of("sh", "-c", "echo it would not start; exit 3"),
                    Map.of(),
                    folder.log("broken"),
                    Lifeline.Farewell.KILL);

            assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(10), () -> false))
                    .hasMessageContaining("broken ended with code 3")
                    .hasMessageContaining(folder.log("broken").toString())
                    .hasMessageContaining("it would not start");
        }
    }

    @Test
    void aPartThatIsNotReadyInTimeIsEnded() {
        try (RunFolder folder = RunFolder.temporary()) {
            Child child =
                    Child.start("slow", List.of("sleep", "60"), Map.of(), folder.log("slow"), Lifeline.Farewell.KILL);

            assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(100), () -> false))
                    .hasMessageContaining("slow was not ready within");
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void aDataFolderIsUsedByOneRunAtATime() {
        try (RunFolder temporary = RunFolder.temporary();
                RunFolder first = RunFolder.at(temporary.path().resolve("data"))) {
            assertThatThrownBy(() -> RunFolder.at(first.path()))
                    .isInstanceOf(PartFailedException.class)
                    .hasMessageContaining("used by another run");
        }
    }

    @Test
    void logsOfATemporaryFolderCanStay() throws Exception {
        RunFolder folder = RunFolder.temporary();
        Files.writeString(folder.of("broker").resolve("data"), "gone");
        Files.writeString(folder.log("broker"), "stays");
        folder.keepLogs();

        folder.close();

        try (Stream<Path> left = Files.walk(folder.path())) {
            assertThat(left.filter(Files::isRegularFile)).containsExactly(folder.log("broker"));
        }
        RunFolder.removed(folder.path());
    }

    @Test
    void aTemporaryFolderWithoutLogsGoesAltogether() {
        RunFolder folder = RunFolder.temporary();
        folder.of("secrets");
        folder.keepLogs();

        folder.close();

        assertThat(folder.path()).doesNotExist();
    }
}

package org.forewarn.intake.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingReportsTest {

    private static final String REPORT = "85e1548c-e27a-5494-9e58-aa21e6e57205";
    private static final Name NAME = Name.ofReport(REPORT);
    private static final String CONTENT = "0123456789abcdef00";
    private static final Digest ONE = Digest.of(CONTENT);
    private static final Digest OTHER = Digest.of("fedcba9876543210ff");

    private final StandingReports standing = new StandingReports(1_000_000);

    @Test
    void aFreeNameIsHeldForOneContent() {
        assertThat(standing.claim(NAME, ONE)).isEqualTo(Claim.FREE);
        assertThat(standing.claim(NAME, OTHER)).isEqualTo(Claim.TAKEN);
        assertThat(standing.claim(NAME, ONE)).isEqualTo(Claim.FREE);
        standing.leave(NAME);
        assertThat(standing.claim(NAME, OTHER)).isEqualTo(Claim.TAKEN);
        standing.leave(NAME);
        assertThat(standing.claim(NAME, OTHER)).isEqualTo(Claim.FREE);
    }

    @Test
    void whatStandsIsKnownByItsContent() {
        standing.read(REPORT, CONTENT, "00112233445566778899", 5);
        assertThat(standing.claim(NAME, ONE)).isEqualTo(Claim.SAME);
        assertThat(standing.claim(NAME, OTHER)).isEqualTo(Claim.TAKEN);
        assertThat(standing.claim(Name.ofKey("00112233445566778899"), OTHER)).isEqualTo(Claim.TAKEN);
        assertThat(standing.find(NAME)).contains(true);
    }

    @Test
    void whatWasWithdrawnIsKnownAsWithdrawn() {
        standing.read(REPORT, CONTENT, null, 5);
        standing.read(REPORT, "", null, 6);
        assertThat(standing.claim(NAME, ONE)).isEqualTo(Claim.WITHDRAWN);
        assertThat(standing.find(NAME)).contains(false);
    }

    /** The flight may land between the two looks of another claim; it must be seen in one of them. */
    @Test
    void ofManyContentsAtOnceOneWins() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 2_000; round++) {
                Name name = new Name(round);
                List<Callable<Boolean>> creations = IntStream.range(0, 8)
                        .<Callable<Boolean>>mapToObj(content -> () -> create(name, new Digest(content)))
                        .toList();
                long won = threads.invokeAll(creations).stream()
                        .filter(StandingReportsTest::result)
                        .count();
                assertThat(won).isEqualTo(1);
            }
        }
    }

    private boolean create(Name name, Digest content) {
        boolean free = standing.claim(name, content) == Claim.FREE;
        if (free) {
            standing.stands(name, content, content.bits());
            standing.leave(name);
        }
        return free;
    }

    private static boolean result(Future<Boolean> creation) {
        return creation.resultNow();
    }
}

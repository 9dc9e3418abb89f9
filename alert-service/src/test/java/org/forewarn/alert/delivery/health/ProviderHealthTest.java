package org.forewarn.alert.delivery.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.forewarn.alert.delivery.health.ProviderHealth.Cause;
import org.forewarn.alert.delivery.health.ProviderHealth.Ticket;
import org.junit.jupiter.api.Test;

/** When a provider is left, and how it comes back, by a clock that the test moves. */
class ProviderHealthTest {

    private static final Duration TICK = Duration.ofMillis(200);
    private static final HealthSettings SETTINGS = new HealthSettings(
            20,
            10,
            50,
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            20,
            Duration.ofMinutes(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            5,
            List.of(0.1, 0.3, 0.6),
            Duration.ofSeconds(30));

    private final TestClock clock = new TestClock();
    private final ProviderHealth health = new ProviderHealth("acme", SETTINGS, true, clock);
    private int messages;

    @Test
    void aNewProviderHasItsWholeWeight() {
        assertThat(health.share()).isEqualTo(1);
        assertThat(health.cause()).isNull();
    }

    @Test
    void oneThatFailsHalfOfTheTimeIsLeft() {
        for (int i = 0; i < 5; i++) {
            ask().accepted(name());
            ask().failed();
        }
        assertThat(health.share()).isZero();
        assertThat(health.cause()).isEqualTo(Cause.ERRORS);
        assertThat(health.ask()).isEmpty();
    }

    @Test
    void oneThatRefusesMessagesForTheirOwnSakeIsWell() {
        for (int i = 0; i < 50; i++) {
            ask().answered();
        }
        assertThat(health.share()).isEqualTo(1);
    }

    @Test
    void oneThatAsksToSlowDownIsNotLeftForIt() {
        for (int i = 0; i < 50; i++) {
            ask().unused();
        }
        assertThat(health.share()).isEqualTo(1);
    }

    @Test
    void oneThatDoesNotAnswerIsLeftBeforeItsAnswersAreGivenUp() {
        for (int i = 0; i < 10; i++) {
            ask();
        }
        pass(Duration.ofMillis(2_400));
        assertThat(health.cause()).isEqualTo(Cause.SLOW);
    }

    @Test
    void anAnswerThatComesAfterItCountedAsSlowIsNotCountedTwice() {
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tickets.add(ask());
        }
        pass(Duration.ofSeconds(3));
        tickets.forEach(ticket -> ticket.accepted(name()));
        for (int i = 0; i < 16; i++) {
            ask().accepted(name());
        }
        assertThat(health.share()).isEqualTo(1);
    }

    @Test
    void oneWhoseReceiptsStopIsLeftWithinFiveSeconds() {
        submitWithReceipts(Duration.ofSeconds(20), Duration.ofMillis(200));
        assertThat(health.share()).isEqualTo(1);
        int ticks = 0;
        while (health.share() > 0) {
            submitSome();
            pass(TICK);
            ticks++;
        }
        assertThat(health.cause()).isEqualTo(Cause.SILENT);
        assertThat(TICK.multipliedBy(ticks)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void oneWhoseReceiptsUsuallyTakeLongIsGivenThatTime() {
        submitWithReceipts(Duration.ofMinutes(2), Duration.ofSeconds(10));
        for (int i = 0; i < 25; i++) {
            submitSome();
            pass(TICK);
        }
        assertThat(health.share()).isEqualTo(1);
    }

    @Test
    void whenNothingIsSentNoReceiptIsMissed() {
        submitWithReceipts(Duration.ofSeconds(20), Duration.ofMillis(200));
        pass(Duration.ofMinutes(3));
        assertThat(health.share()).isEqualTo(1);
    }

    @Test
    void oneThatNeverGaveAReceiptIsLeftAfterItsTime() {
        for (int i = 0; i < 30; i++) {
            ask().accepted(name());
        }
        pass(Duration.ofMinutes(9));
        assertThat(health.share()).isEqualTo(1);
        pass(Duration.ofMinutes(2));
        assertThat(health.cause()).isEqualTo(Cause.SILENT);
    }

    @Test
    void oneThatGivesNoReceiptsIsNeverSilent() {
        var smtp = new ProviderHealth("post", SETTINGS, false, clock);
        for (int i = 0; i < 100; i++) {
            smtp.ask().orElseThrow().accepted(name());
        }
        for (int i = 0; i < 60; i++) {
            clock.pass(Duration.ofMinutes(1));
            smtp.tick();
        }
        assertThat(smtp.share()).isEqualTo(1);
    }

    @Test
    void aFewMessagesTryOneThatWasLeftAndItComesBackInSteps() {
        fail();
        pass(Duration.ofSeconds(6));
        assertThat(health.onTrial()).isTrue();
        List<Ticket> probes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            probes.add(ask());
        }
        assertThat(health.ask()).isEmpty();
        probes.forEach(probe -> probe.accepted(name()));
        assertThat(health.share()).isEqualTo(0.1);
        pass(Duration.ofSeconds(31));
        assertThat(health.share()).isEqualTo(0.3);
        pass(Duration.ofSeconds(31));
        assertThat(health.share()).isEqualTo(0.6);
        pass(Duration.ofSeconds(31));
        assertThat(health.share()).isEqualTo(1);
    }

    @Test
    void eachTrialThatFailsIsFollowedByALongerWait() {
        fail();
        pass(Duration.ofSeconds(6));
        for (int i = 0; i < 5; i++) {
            ask().failed();
        }
        pass(Duration.ofSeconds(6));
        assertThat(health.ask()).isEmpty();
        pass(Duration.ofSeconds(5));
        assertThat(health.ask()).isPresent();
    }

    @Test
    void oneThatIsLeftAgainSoonComesBackMoreSlowly() {
        fail();
        comeBack();
        fail();
        comeBack();
        assertThat(health.share()).isEqualTo(0.1);
        pass(Duration.ofSeconds(31));
        assertThat(health.share()).isEqualTo(0.1);
        pass(Duration.ofSeconds(31));
        assertThat(health.share()).isEqualTo(0.3);
    }

    @Test
    void aSilentOneIsNotBackBeforeReceiptsAre() {
        silence();
        pass(Duration.ofSeconds(6));
        List<String> probes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String name = name();
            probes.add(name);
            ask().accepted(name);
        }
        assertThat(health.share()).isZero();
        probes.forEach(health::receipt);
        assertThat(health.share()).isEqualTo(0.1);
    }

    @Test
    void aSilentOneWhoseTrialBringsNoReceiptsStaysLeft() {
        silence();
        pass(Duration.ofSeconds(6));
        for (int i = 0; i < 5; i++) {
            ask().accepted(name());
        }
        pass(Duration.ofSeconds(4));
        assertThat(health.share()).isZero();
        assertThat(health.onTrial()).isFalse();
        assertThat(health.cause()).isEqualTo(Cause.SILENT);
    }

    @Test
    void oneWhoseConnectionIsBackIsTriedAtOnce() {
        fail();
        assertThat(health.ask()).isEmpty();
        health.back();
        assertThat(health.ask()).isPresent();
    }

    private void fail() {
        for (int i = 0; i < 20; i++) {
            health.ask().ifPresent(Ticket::failed);
        }
        assertThat(health.share()).isZero();
    }

    private void comeBack() {
        health.back();
        for (int i = 0; i < 5; i++) {
            ask().accepted(name());
        }
        assertThat(health.share()).isPositive();
    }

    private void silence() {
        submitWithReceipts(Duration.ofSeconds(20), Duration.ofMillis(200));
        while (health.share() > 0) {
            submitSome();
            pass(TICK);
        }
    }

    /** Twenty a tick, and each one's receipt after a while. */
    private void submitWithReceipts(Duration time, Duration delay) {
        Deque<List<String>> due = new ArrayDeque<>();
        long behind = delay.dividedBy(TICK);
        for (long i = 0; i < time.dividedBy(TICK); i++) {
            due.addLast(submitSome());
            pass(TICK);
            if (due.size() >= behind) {
                due.removeFirst().forEach(health::receipt);
            }
        }
    }

    private List<String> submitSome() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Optional<Ticket> ticket = health.ask();
            if (ticket.isPresent()) {
                names.add(name());
                ticket.get().accepted(names.getLast());
            }
        }
        return names;
    }

    private Ticket ask() {
        return health.ask().orElseThrow();
    }

    private String name() {
        return "m" + ++messages;
    }

    private void pass(Duration time) {
        Duration left = time;
        while (left.isPositive()) {
            Duration step = left.compareTo(TICK) < 0 ? left : TICK;
            clock.pass(step);
            health.tick();
            left = left.minus(step);
        }
    }
}

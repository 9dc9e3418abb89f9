package org.forewarn.alert.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.forewarn.alert.NobodyIsWarnedTwice;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.TestCase;
import org.forewarn.alert.audit.Actor;
import org.forewarn.local.Carrier.Text;
import org.forewarn.schemas.event.AlertConsent;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.NormalisedIdentifier;
import org.forewarn.schemas.event.ReportFacts;
import org.forewarn.schemas.event.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random stories with everything real, many cases at once: what arrives at phones says only what reports with consent
 * said, and whoever was told of a warning that is taken back is told that. {@code NoMessageWithoutConsentTest} tells
 * thousands of such stories without the parts.
 */
class DeskStoryIT {

    private static final int CASES = 12;
    private static final int ROUNDS = 8;
    private static final int PEOPLE_EACH = 4;
    private static final List<String> PLACES =
            List.of("AB10", "BA1", "CA1", "DT1", "EX1", "FY1", "GL1", "HR1", "IP1", "KA1", "LA1", "NR1");

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    private final long seed = Long.getLong("forewarn.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private int serial;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("forewarn.desk.auto-issue", false, "forewarn.campaign.page-size", 3));
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    /** One case: its reports now, the numbers that only reports without consent ever had, and who wants to be warned. */
    private final class Story {

        private final String place;
        private final Map<String, ReportFacts> reports = new LinkedHashMap<>();
        private final List<String> secret = new ArrayList<>();
        private final List<Person> people = new ArrayList<>();
        private final String caseId;

        Story(String place) {
            this.place = place;
            for (int i = 0; i < PEOPLE_EACH; i++) {
                people.add(Person.of(300 + serial++, place).textsOnly());
            }
            ReportFacts first = add(AlertConsent.AREA);
            caseId = first.getReportId();
        }

        ReportFacts add(AlertConsent consent) {
            String digits = "%03d".formatted(100 + serial++ % 800);
            ReportFacts report = ReportFacts.newBuilder(TestCase.report(place, consent, Severity.SEVERE))
                    .setIdentifiers(List.of(NormalisedIdentifier.newBuilder()
                            .setType("email")
                            .setValue("known" + digits + serial + "@example.org")
                            .setGiven("known")
                            .build()))
                    .build();
            if (consent == AlertConsent.NONE) {
                secret.add(report.getIdentifiers().getFirst().getValue());
            }
            reports.put(report.getReportId(), report);
            return report;
        }

        void happen() {
            switch (random.nextInt(6)) {
                case 0 -> add(AlertConsent.AREA);
                case 1 -> add(AlertConsent.NONE);
                case 2 -> {
                    List<String> others = new ArrayList<>(reports.keySet());
                    others.remove(caseId);
                    if (!others.isEmpty()) {
                        reports.remove(others.get(random.nextInt(others.size())));
                    }
                }
                default -> decide();
            }
            suite.say(TestCase.open(reports.values().toArray(ReportFacts[]::new)));
        }

        private void decide() {
            DeskActs acts = suite.bean(DeskActs.class);
            view().ifPresent(view -> {
                Actor actor = Actor.member(UUID.randomUUID());
                if (view.state().equals("issued") && random.nextInt(3) == 0) {
                    if (random.nextBoolean()) {
                        acts.prepare(view.warningId(), view.version(), MsgType.UPDATE, actor);
                    } else {
                        acts.cancel(view.warningId(), view.version(), actor);
                    }
                } else {
                    acts.approve(view.warningId(), view.version(), view.digest(), actor);
                }
            });
        }

        Optional<DeskView> view() {
            return suite
                    .jdbc()
                    .sql("select warning_id from warning where case_id = ? and state not in ('ended', 'absorbed')")
                    .param(caseId)
                    .query(UUID.class)
                    .list()
                    .stream()
                    .findFirst()
                    .flatMap(id -> suite.bean(DeskViews.class).find(id));
        }

        /** In the end every warning that people were told of is taken back. */
        void takeBack() {
            view().filter(view -> view.state().equals("issued")).ifPresent(view -> suite.bean(DeskActs.class)
                    .cancel(view.warningId(), view.version(), Actor.member(UUID.randomUUID())));
        }

        /** Whoever was told of a warning, by its reference, was told that it is taken back. */
        boolean everybodyKnows() {
            return people.stream().allMatch(person -> {
                List<String> bodies =
                        suite.texts(person).stream().map(Suite::words).toList();
                return bodies.stream()
                        .filter(body -> !body.startsWith("CANCELLED"))
                        .map(body -> body.replaceAll(".*Ref |\\.$", ""))
                        .allMatch(reference -> bodies.stream()
                                .anyMatch(body -> body.startsWith("CANCELLED") && body.contains(reference)));
            });
        }
    }

    @Test
    void nothingIsToldWithoutConsentAndNobodyMissesWhatIsTakenBack() {
        List<Story> stories = PLACES.stream().limit(CASES).map(Story::new).toList();
        stories.forEach(story -> suite.subscribe(story.people));
        for (int round = 0; round < ROUNDS; round++) {
            stories.forEach(Story::happen);
        }
        suite.settle();
        stories.forEach(Story::takeBack);

        soon().untilAsserted(
                        () -> assertThat(stories).as("-Dforewarn.seed=%d", seed).allMatch(Story::everybodyKnows));
        NobodyIsWarnedTwice.check(suite.allTexts(), suite.allMails());
        assertThat(suite.allTexts()).as("-Dforewarn.seed=%d", seed).isNotEmpty();
        List<String> bodies = suite.allTexts().stream().map(Text::body).toList();
        stories.stream().flatMap(story -> story.secret.stream()).forEach(secret -> assertThat(bodies)
                .as("-Dforewarn.seed=%d", seed)
                .noneMatch(body -> body.contains(secret)));
    }
}

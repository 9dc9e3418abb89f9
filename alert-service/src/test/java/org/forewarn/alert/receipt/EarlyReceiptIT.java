package org.forewarn.alert.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.forewarn.alert.Suite.soon;

import java.util.Map;
import java.util.stream.IntStream;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.alert.TestCase;
import org.junit.jupiter.api.Test;

/** Receipts that come before the answer to the submit are not lost. */
class EarlyReceiptIT {

    private static final int PEOPLE = 50;

    @Test
    void aReceiptThatComesBeforeTheAnswerIsRemembered() throws Exception {
        try (var carrier = new HastyCarrier();
                // each of its few threads waits until a receipt is taken: more texts at once would hold up the answers
                // to those
                Suite suite = Suite.start(Map.of(
                        "forewarn.delivery.sms.providers[0].smpp.port",
                        carrier.port(),
                        "forewarn.delivery.sms.providers[0].window",
                        4))) {
            suite.subscribe(IntStream.range(0, PEOPLE)
                    .mapToObj(number -> Person.of(number, "EX1").textsOnly())
                    .toList());

            suite.say(TestCase.open(TestCase.report("EX1")));

            soon().until(() -> suite.jdbc()
                            .sql("select count(*) from delivery where state = 'delivered' and submitted_at is not null")
                            .query(Integer.class)
                            .single()
                    == PEOPLE);
            assertThat(carrier.takenReceipts()).hasSize(PEOPLE);
            assertThat(suite.jdbc()
                            .sql("select outcome || ' ' || messages from outcome_count order by outcome")
                            .query(String.class)
                            .list())
                    .containsExactly("delivered " + PEOPLE, "submitted " + PEOPLE);
        }
    }
}

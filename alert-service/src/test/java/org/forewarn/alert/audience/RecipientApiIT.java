package org.forewarn.alert.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.forewarn.alert.Person;
import org.forewarn.alert.Suite;
import org.forewarn.schemas.event.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recipients over HTTP, and read again page by page. */
class RecipientApiIT {

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of());
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void aRecipientIsAddedAndReplaced() {
        Person person = Person.of(1, "IV22", "KW3");
        suite.subscribe(person);
        suite.subscribe(new Person(person.id(), "", person.email(), "discreet", List.of("KW3")));

        assertThat(page("IV22")).isEmpty();
        assertThat(page("KW3"))
                .containsExactly(new Recipient(person.id(), "en", TextChoice.DISCREET, false, true, "KW3"));
        Recipients recipients = suite.bean(Recipients.class);
        assertThat(recipients.addresses(Channel.SMS, Set.of(person.id()))).isEmpty();
        assertThat(recipients.addresses(Channel.EMAIL, Set.of(person.id(), UUID.randomUUID())))
                .isEqualTo(Map.of(person.id(), person.email()));
    }

    @Test
    void pagesHoldEveryoneOnceWhateverTheirSize() {
        List<Person> people = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(number -> Person.of(number, number % 2 == 0 ? "PA34" : "PH33", "TD2"))
                .toList());
        suite.subscribe(people);
        suite.subscribe(Person.of(200, "DG3"));
        for (int size : new int[] {1, 7, 50, 100, 1000}) {
            var seen = new ArrayList<UUID>();
            UUID after = null;
            List<Recipient> page;
            do {
                page = suite.bean(Recipients.class).page(Set.of("PA34", "PH33", "TD2"), after, size);
                page.forEach(each -> seen.add(each.recipientId()));
                after = page.isEmpty() ? after : page.getLast().recipientId();
            } while (page.size() == size);
            assertThat(seen)
                    .doesNotHaveDuplicates()
                    .hasSize(people.size())
                    .containsAll(people.stream().map(Person::id).toList());
        }
    }

    @Test
    void aBadEntryIsAnsweredByItsPlaceAndNothingIsAdded() {
        HttpResponse<String> answer = suite.post("/v1/recipients", """
                {"recipients": [
                  {"recipientId": "%s", "text": "full", "sms": "+447700900001", "outwardCodes": ["LD2"]},
                  {"recipientId": "%s", "text": "full", "sms": "07700 900002", "outwardCodes": ["LD2"]}]}""".formatted(UUID.randomUUID(), UUID.randomUUID()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"pointer\":\"/recipients/1/sms\"").doesNotContain("900002");
        assertThat(page("LD2")).isEmpty();
    }

    @Test
    void whatIsNoJsonIsSaidToBeNone() {
        assertThat(suite.post("/v1/recipients", "{").statusCode()).isEqualTo(400);
        assertThat(suite.post("/v1/recipients", "").statusCode()).isEqualTo(400);
        assertThat(suite.post("/v1/recipients", "{} {}").statusCode()).isEqualTo(400);
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        assertThat(suite.post("/v1/recipients", " ".repeat(3_000_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void withoutAKeyThereIsNothing() throws Exception {
        URI uri = suite.uri("/v1/recipients");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .POST(BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    private static List<Recipient> page(String code) {
        return suite.bean(Recipients.class).page(Set.of(code), null, 100);
    }
}

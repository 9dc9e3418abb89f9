package org.forewarn.alert.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.forewarn.kit.place.OutwardCodes;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SubscriptionReaderTest {

    private static final String ID = "11111111-1111-4111-8111-111111111111";

    private final SubscriptionReader reader = new SubscriptionReader(OutwardCodes.uk());

    @Test
    void aValidEntryIsRead() {
        List<Subscription> read = read("""
                {"recipients": [{"recipientId": "%s", "language": "en", "text": "discreet", "sms": "+447700900123",
                  "email": null, "outwardCodes": ["ls6", "LS2", "LS2 9JT"]}]}""".formatted(ID));
        assertThat(reader.problems()).isEmpty();
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().outwardCodes()).containsExactly("LS2", "LS6");
        assertThat(read.getFirst().email()).isNull();
        assertThat(read.getFirst().toString()).doesNotContain("7700");
    }

    @Test
    void everyProblemIsNamedByItsPlace() {
        read("""
                {"recipients": [
                  {"recipientId": "x", "text": "loud", "sms": "07700900123", "outwardCodes": ["LS2", "Leeds"]},
                  {"recipientId": "%s", "language": "English", "text": "full", "outwardCodes": [], "name": "A"},
                  7], "extra": 1}""".formatted(ID));
        assertThat(reader.problems().stream().map(problem -> problem.pointer() + " " + problem.code()))
                .containsExactly(
                        "/extra unknown_field",
                        "/recipients/0/recipientId uuid",
                        "/recipients/0/text vocabulary",
                        "/recipients/0/sms format",
                        "/recipients/0/outwardCodes/1 unknown_place",
                        "/recipients/1/name unknown_field",
                        "/recipients/1/language format",
                        "/recipients/1 required",
                        "/recipients/1/outwardCodes required",
                        "/recipients/2 wrong_type");
    }

    @Test
    void aRecipientTwiceIsRefused() {
        String entry = """
                {"recipientId": "%s", "text": "full", "email": "a@example.org", "outwardCodes": ["LS2"]}""".formatted(ID);
        read("{\"recipients\": [" + entry + "," + entry + "]}");
        assertThat(reader.problems())
                .extracting("pointer", "code")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/recipients/1/recipientId", "duplicate"));
    }

    @Test
    void aThousandAreEnough() {
        String entries = IntStream.range(0, 1001).mapToObj(i -> "{}").collect(Collectors.joining(","));
        read("{\"recipients\": [" + entries + "]}");
        assertThat(reader.problems()).extracting("code").containsExactly("too_many");
    }

    @Test
    void nothingIsNoList() {
        for (String document : List.of("{}", "[]", "7", "{\"recipients\": {}}", "{\"recipients\": []}")) {
            var fresh = new SubscriptionReader(OutwardCodes.uk());
            fresh.read(JsonMapper.shared().readTree(document));
            assertThat(fresh.problems()).extracting("pointer").contains("/recipients");
        }
    }

    private List<Subscription> read(String json) {
        return reader.read(JsonMapper.shared().readTree(json));
    }
}

package org.forewarn.alert.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.forewarn.alert.audience.Areas.Drawn;
import org.forewarn.alert.warning.Discreet;
import org.forewarn.schemas.event.Channel;
import org.junit.jupiter.api.Test;

/** What people choose, and what it comes to. */
class ChoosingTest {

    @Test
    void everyTypeThatAWarningNamesIsOfAKind() throws Exception {
        var phrases = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(Discreet.class.getResourceAsStream("phrases_en.properties")),
                StandardCharsets.UTF_8)) {
            phrases.load(in);
        }
        List<String> types = phrases.stringPropertyNames().stream()
                .filter(key -> key.startsWith("type."))
                .map(key -> key.substring("type.".length()))
                .toList();
        assertThat(types).hasSizeGreaterThan(20).allMatch(type -> IncidentKind.ofType(type)
                .isPresent());
    }

    @Test
    void whoseKindsAreChosenIsToldOfThoseAndOfWhatHasNoKind() {
        var wishes = new Wishes(Set.of(IncidentKind.ROBBERY_AND_THEFT), null, false, null);
        assertThat(wishes.includes(List.of("theft"))).isTrue();
        assertThat(wishes.includes(List.of("fraud", "robbery"))).isTrue();
        assertThat(wishes.includes(List.of("fraud"))).isFalse();
        assertThat(wishes.includes(List.of("other"))).isTrue();
        assertThat(wishes.includes(List.of("of_a_later_version"))).isTrue();
        assertThat(wishes.includes(List.of())).isTrue();
        assertThat(Wishes.NONE.includes(List.of("fraud"))).isTrue();
    }

    @Test
    void quietHoursGoOverMidnightByBritishClocks() {
        var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
        assertThat(night.hold(Instant.parse("2026-01-10T21:59:59Z"))).isFalse();
        assertThat(night.hold(Instant.parse("2026-01-10T22:00:00Z"))).isTrue();
        assertThat(night.hold(Instant.parse("2026-01-11T06:59:59Z"))).isTrue();
        assertThat(night.hold(Instant.parse("2026-01-11T07:00:00Z"))).isFalse();
        // in summer the clocks are an hour ahead of UTC
        assertThat(night.hold(Instant.parse("2026-07-10T21:00:00Z"))).isTrue();
        assertThat(night.hold(Instant.parse("2026-07-10T06:00:00Z"))).isFalse();
        assertThat(night.endAfter(Instant.parse("2026-07-10T21:00:00Z"))).isEqualTo("2026-07-11T06:00:00Z");
        assertThat(night.endAfter(Instant.parse("2026-01-11T03:00:00Z"))).isEqualTo("2026-01-11T07:00:00Z");
        // the hour from one to two is left out on 29 March
        var early = new QuietHours(LocalTime.of(23, 0), LocalTime.of(1, 30));
        assertThat(early.endAfter(Instant.parse("2026-03-29T00:30:00Z"))).isEqualTo("2026-03-29T01:30:00Z");
        var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));
        assertThat(noon.hold(Instant.parse("2026-01-10T12:30:00Z"))).isTrue();
        assertThat(noon.hold(Instant.parse("2026-01-10T13:00:00Z"))).isFalse();
    }

    @Test
    void postcodesInAnySpellingAreOutwardCodes() {
        assertThat(good("ls1, LS2 9JT;bd7\nLS6", "", "", 0).outwardCodes()).containsExactly("BD7", "LS1", "LS2", "LS6");
        assertThat(good("LS1 LS2 9JT LS6", "", "", 0).outwardCodes()).containsExactly("LS1", "LS2", "LS6");
    }

    @Test
    void aCountyAndAPlaceAddUp() {
        Drawn.Good drawn = good("IV22", "Leeds", "Bradford", 3);
        assertThat(drawn.outwardCodes()).contains("IV22", "LS2").anyMatch(code -> code.startsWith("BD"));
        assertThat(drawn.outwardCodes()).isSorted().doesNotHaveDuplicates();
        assertThat(drawn.area()).isEqualTo(new ChosenArea(List.of("IV22"), "Leeds", "Bradford", 3));
    }

    @Test
    void aPlaceIsACodeATownOrATownOfACounty() {
        assertThat(good("", "", "ls2", 3).area().place()).isEqualTo("LS2");
        assertThat(good("", "", " sheffield ", 5).outwardCodes()).isNotEmpty();
        assertThat(good("", "", "London", 10).outwardCodes()).contains("SE1");
        assertThat(good("", "", "Newport, Newport", 5).outwardCodes()).contains("NP20");
        assertThat(good("", "", "Newport, Newport", 5).area().place()).isEqualTo("Newport");
        // a city before a village of its name
        assertThat(good("", "", "leeds", 3).outwardCodes()).contains("LS2");
        assertThat(good("", "", "Leeds, Kent", 3).outwardCodes()).noneMatch(code -> code.startsWith("LS"));
    }

    @Test
    void whatIsNotKnownIsNamed() {
        assertThat(faults("LS1, Leeds, ZZ9", "", "", 0))
                .containsExactly(new Areas.Fault(Areas.Field.CODES, "unknown", List.of("Leeds", "ZZ9")));
        assertThat(faults("", "Narnia", "", 0)).extracting(Areas.Fault::code).containsExactly("unknown");
        assertThat(faults("", "", "Nowhere at all", 5))
                .extracting(Areas.Fault::code)
                .containsExactly("unknown");
        assertThat(faults("", "", "LS2", 7)).extracting(Areas.Fault::code).containsExactly("distance");
        assertThat(faults("", "", "", 5)).extracting(Areas.Fault::code).containsExactly("required");
        assertThat(faults("A".repeat(Areas.MAX_TYPED + 1), "", "", 5))
                .extracting(Areas.Fault::code)
                .containsExactly("too_long");
        assertThat(faults("", "", "Richmond", 5)).hasSize(1).first().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("several");
            assertThat(fault.names()).hasSizeGreaterThan(1).contains("Richmond, Greater London");
            fault.names()
                    .forEach(name ->
                            assertThat(good("", "", name, 3).area().place()).isEqualTo(name));
        });
    }

    @Test
    void noAreaIsTheWholeCountry() {
        assertThat(faults("", "Greater London", "London", 40)).isEmpty();
        assertThat(faults("", "Kent", "London", 40))
                .extracting(Areas.Fault::code)
                .containsExactly("too_large");
    }

    @Test
    void anAddressIsReadAsItIsSentTo() {
        var british = new AddressReader(Set.of("44"));
        assertThat(british.phone("07700 900123")).map(Address::value).contains("+447700900123");
        assertThat(british.phone("+44 (0)7700 900123")).map(Address::value).contains("+447700900123");
        for (String none :
                List.of("0113 496 0000", "070 1234 5678", "+33 6 12 34 56 78", "07700 900123 ext 4", "999", "")) {
            assertThat(british.phone(none)).as(none).isEmpty();
        }
        assertThat(new AddressReader(Set.of("44", "33")).phone("+33 6 12 34 56 78"))
                .isPresent();
        assertThat(british.email(" Ann.Lee+x@Example.ORG ")).map(Address::value).contains("Ann.Lee+x@example.org");
        for (String none : List.of(
                "ann",
                "ann@",
                "@example.org",
                "a b@example.org",
                "a@example",
                "a\u0000@example.org",
                "a@b@example.org",
                "Ann <a@example.org>",
                "a".repeat(70) + "@example.org")) {
            assertThat(british.email(none)).as(none).isEmpty();
        }
    }

    @Test
    void oneMailboxIsCountedOnceHoweverItIsSpelt() {
        var reader = new AddressReader(Set.of("44"));
        assertThat(reader.email("a.n.n+1@gmail.com").orElseThrow().folded())
                .isEqualTo(reader.email("Ann@googlemail.com").orElseThrow().folded());
    }

    @Test
    void anAddressShowsLittleOfItself() {
        assertThat(new Address(Channel.SMS, "+447700900123").masked()).isEqualTo("•••• ••• 123");
        assertThat(new Address(Channel.EMAIL, "ann@example.org"))
                .satisfies(address -> assertThat(address.masked()).isEqualTo("a•••@example.org"))
                .satisfies(address -> assertThat(address.toString()).doesNotContain("ann"));
    }

    private static Drawn.Good good(String codes, String county, String place, int km) {
        return switch (Areas.draw(codes, county, place, km)) {
            case Drawn.Good good -> good;
            case Drawn.Faulty(List<Areas.Fault> faults) -> throw new AssertionError(faults.toString());
        };
    }

    private static List<Areas.Fault> faults(String codes, String county, String place, int km) {
        return switch (Areas.draw(codes, county, place, km)) {
            case Drawn.Good _ -> List.of();
            case Drawn.Faulty(List<Areas.Fault> faults) -> faults;
        };
    }
}

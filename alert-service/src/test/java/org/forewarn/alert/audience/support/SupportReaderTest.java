package org.forewarn.alert.audience.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.forewarn.alert.audience.support.Organisation.Police;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportReaderTest {

    private static final String GOOD = """
            organisations:
              - name: Sample Harbour
                about: {en: Listens., pl: Słucha.}
                phone: "01632 960123"
                languages: [en, pl]
                police: never
                everywhere: true
            """;

    @Test
    void aGoodFileIsRead() {
        List<Organisation> read = SupportReader.read(GOOD);
        assertThat(read).hasSize(1);
        Organisation harbour = read.getFirst();
        assertThat(harbour.police()).isEqualTo(Police.NEVER);
        assertThat(harbour.everywhere()).isTrue();
        assertThat(harbour.aboutIn("pl")).isEqualTo("Słucha.");
        assertThat(harbour.aboutIn("th")).isEqualTo("Listens.");
    }

    @Test
    void jsonIsReadToo() {
        assertThat(SupportReader.read("""
                {"organisations": [{"name": "A", "about": {"en": "B"}, "web": "https://example.org/",
                  "police": "works-with", "counties": ["Leeds"], "sample": true}]}""")).hasSize(1).first().satisfies(each -> assertThat(each.sample())
                .isTrue());
    }

    @Test
    void everyBrokenRuleIsNamedByItsLine() {
        assertThatThrownBy(() -> SupportReader.read("""
                organisations:
                  - name: A
                    about: {pl: B}
                    phone: ring me
                    police: maybe
                    counties: [Leeds, Yorkshir]
                    fax: "1"
                  - about: {en: B}
                    web: http://example.org
                    police: never
                """))
                .isInstanceOf(SupportFileException.class)
                .hasMessageContaining("line 3: about: give a text in English (en)")
                .hasMessageContaining("line 4: phone: digits and blanks only")
                .hasMessageContaining("line 5: police: give never, if-you-ask or works-with")
                .hasMessageContaining("line 6: counties: 'Yorkshir' is no county of the table of outward codes")
                .hasMessageContaining("line 7: fax: there is no such field")
                .hasMessageContaining("line 8: name: is missing")
                .hasMessageContaining("line 9: web: an address that begins with https://")
                .hasMessageContaining("line 8: everywhere, counties: give everywhere: true, or a list of counties");
    }

    @Test
    void whatIsNoYamlIsSaidToBeNone() {
        assertThatThrownBy(() -> SupportReader.read("organisations: [\n  {name: A"))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> SupportReader.read("")).hasMessageContaining("organisations: give a list");
        assertThatThrownBy(() -> SupportReader.read("[]")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> SupportReader.read("a: &a [x]\norganisations: *a"))
                .hasMessageContaining("line");
    }

    @Test
    void theSampleIsInventedAndSaysSo() throws Exception {
        try (InputStream in = Objects.requireNonNull(Support.class.getResourceAsStream("sample-support.yaml"))) {
            List<Organisation> sample = SupportReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(sample).isNotEmpty().allSatisfy(each -> {
                assertThat(each.sample()).isTrue();
                assertThat(each.name()).contains("invented");
                assertThat(each.web()).matches("|https://example\\.org/.*");
                assertThat(each.email()).matches("|.*@example\\.org");
                assertThat(each.phone().replace(" ", ""))
                        .matches("|01632960[0-9]{3}|0113496[0-9]{4}|02079460[0-9]{3}|08081570[0-9]{3}");
                assertThat(each.text().replace(" ", "")).matches("|07700900[0-9]{3}");
            });
            assertThat(sample.stream().map(Organisation::police)).contains(Police.values());
        }
    }

    @Test
    void aFileThatIsBrokenLaterChangesNothing(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("support.yaml"), GOOD);
        var support = new Support(file);
        assertThat(support.in("Leeds", true)).hasSize(1);

        Files.writeString(file, "organisations: 7");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        support.lookAgain();
        assertThat(support.in("Leeds", true)).hasSize(1);

        Files.writeString(file, GOOD.replace("police: never", "police: works-with"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-02T00:00:00Z")));
        support.lookAgain();
        assertThat(support.in("Leeds", true)).isEmpty();
        assertThat(support.in("Leeds", false)).hasSize(1);
    }

    @Test
    void aFileThatIsBrokenAtFirstIsNotStartedWith(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("support.yaml"), GOOD.replace("never", "often"));
        assertThatThrownBy(() -> new Support(file))
                .hasMessageContaining("forewarn.audience.support-file")
                .hasMessageContaining("line 6: police");
        assertThatThrownBy(() -> new Support(folder.resolve("none.yaml"))).hasMessageContaining("cannot be read");
    }
}

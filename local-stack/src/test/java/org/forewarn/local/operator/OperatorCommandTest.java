package org.forewarn.local.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.forewarn.local.operator.OperatorCommand.AddKey;
import org.forewarn.local.operator.OperatorCommand.AddPartner;
import org.forewarn.local.operator.OperatorCommand.Call;
import org.forewarn.local.operator.OperatorCommand.Help;
import org.forewarn.local.operator.OperatorCommand.ListKeys;
import org.forewarn.local.operator.OperatorCommand.ListPartners;
import org.forewarn.local.operator.OperatorCommand.RetireKey;
import org.forewarn.local.operator.OperatorCommand.Revoke;
import org.forewarn.local.operator.OperatorCommand.RotateKey;
import org.forewarn.local.operator.OperatorCommand.Wrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorCommandTest {

    private static final Call HERE = new Call(URI.create("http://localhost:18080"), null, false);

    @Test
    void aPartnerIsAddedWithItsNameAndScopes() {
        assertThat(OperatorCommand.parse(List.of(
                        "partner",
                        "add",
                        "rose-house",
                        "--name",
                        "Rose House",
                        "--scope",
                        "check",
                        "--scope",
                        "reports:write",
                        "--expires-in-days",
                        "365")))
                .isEqualTo(new AddPartner(HERE, "rose-house", "Rose House", List.of("check", "reports:write"), 365));
    }

    @Test
    void optionsComeInAnyOrder() {
        assertThat(parse("partner list --json --operator-key-file /run/key --url https://intake.example.org/"))
                .isEqualTo(new ListPartners(
                        new Call(URI.create("https://intake.example.org"), Path.of("/run/key"), true)));
    }

    @Test
    void aRotationLeavesToTheServiceWhatIsNotSaid() {
        assertThat(parse("partner rotate rose-house"))
                .isEqualTo(new RotateKey(HERE, "rose-house", List.of(), null, null));
        assertThat(parse("partner rotate --overlap-hours 0 rose-house --scope check"))
                .isEqualTo(new RotateKey(HERE, "rose-house", List.of("check"), null, 0));
    }

    @Test
    void oneKeyOrAllAreRevoked() {
        assertThat(parse("partner revoke rose-house --key 0123456789"))
                .isEqualTo(new Revoke(HERE, "rose-house", "0123456789", false));
        assertThat(parse("partner revoke rose-house --yes")).isEqualTo(new Revoke(HERE, "rose-house", null, true));
    }

    @Test
    void aKeysetIsAFile() {
        assertThat(parse("keyset add /run/keyset.json")).isEqualTo(new AddKey(Path.of("/run/keyset.json")));
        assertThat(parse("keyset list /run/keyset.json --json"))
                .isEqualTo(new ListKeys(Path.of("/run/keyset.json"), true));
        assertThat(parse("keyset retire /run/keyset.json 123 --yes"))
                .isEqualTo(new RetireKey(Path.of("/run/keyset.json"), "123", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner --help", "keyset add -h"})
    void helpIsHelpWherever(String words) {
        assertThat(parse(words)).isEqualTo(new Help());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    partner                                            | add, rotate, revoke or list
                    partner remove rose-house                          | add, rotate, revoke or list
                    partner add                                        | wants a partnerId
                    partner add rose-house --name Rose                 | at least one --scope
                    partner add rose-house --scope check               | wants --name
                    partner add rose-house thorn-house --name A --scope check | does not know thorn-house
                    partner add rose-house --name A --name B --scope check    | more than once
                    partner rotate rose-house --overlap-hours week     | whole number
                    partner rotate rose-house --overlap-hours          | wants a value
                    partner rotate rose-house --yes                    | does not know --yes
                    partner revoke                                     | wants a partnerId
                    partner list rose-house                            | does not know rose-house
                    partner list --url localhost:18080                 | address of the intake service
                    partner list --url ftp://localhost                 | address of the intake service
                    partner list --url http://                         | address of the intake service
                    keyset                                             | new, add, promote, retire or list
                    keyset new                                         | wants a file
                    keyset promote a b                                 | does not know b
                    keyset retire a                                    | the id of a key
                    keyset add a --json                                | does not know --json
                    """)
    void whatIsNotUnderstoodIsSaid(String words, String said) {
        assertThat(parse(words)).isInstanceOfSatisfying(Wrong.class, wrong -> assertThat(wrong.message())
                .contains(said));
    }

    @Test
    void aKeyAsAnArgumentIsRefusedAndNotRepeated() {
        for (String words :
                List.of("partner list --operator-key fwk_planted", "partner list --operator-key=fwk_planted")) {
            assertThat(parse(words)).isInstanceOfSatisfying(Wrong.class, wrong -> assertThat(wrong.message())
                    .contains("never an argument")
                    .doesNotContain("planted"));
        }
    }

    private static OperatorCommand parse(String words) {
        return OperatorCommand.parse(List.of(words.split(" ")));
    }
}

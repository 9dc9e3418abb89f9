package org.forewarn.benchmarks.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.forewarn.matching.linkage.Features;
import org.forewarn.matching.linkage.Model;
import org.forewarn.matching.linkage.Scorer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the packed model says of pairs whose answer a person would give without thinking. */
class ReportModelTest {

    private static final Model MODEL = Model.packed(ReportModel.VERSION);
    private static final Scorer SCORER = new Scorer(MODEL);

    private static final Map<String, String> DESCRIPTION = Map.of(
            "age",
            "30-40",
            "height",
            "180",
            "build",
            "medium",
            "ethnicity",
            "white",
            "hair",
            "brown",
            "accent",
            "london");
    private static final Map<String, String> OTHER_DESCRIPTION = Map.of(
            "age",
            "55-65",
            "height",
            "165",
            "build",
            "large",
            "ethnicity",
            "black",
            "hair",
            "grey",
            "accent",
            "scottish");

    @ParameterizedTest
    @CsvSource({
        "phone, +447700900123",
        "email, quiet.fox77@example.org",
        "handle, quietfox77",
        "payment_account, quietfox77",
        "plate_folded, GX97ATM"
    })
    void aWholeIdentifierOfMenInOneTownLinks(String attribute, String value) {
        var both = with(Map.of(attribute, value), "outward", "LS2", "position", "53.8,-1.55");

        assertThat(weight(both, both)).isGreaterThanOrEqualTo(link());
    }

    @ParameterizedTest
    @CsvSource({
        "phone, +447700900123",
        "email, quiet.fox77@example.org",
        "handle, quietfox77",
        "payment_account, quietfox77",
        "plate_folded, GX97ATM"
    })
    void aWholeIdentifierIsWorthALookWhateverElseIsUnknown(String attribute, String value) {
        assertThat(weight(Map.of(attribute, value), Map.of(attribute, value)))
                .isGreaterThanOrEqualTo(MODEL.thresholdBits().review());
    }

    @Test
    void aSharedNumberOfMenWhoAreNotAlikeDoesNotLink() {
        var one = with(DESCRIPTION, "phone", "+441632960123", "forename_root", "david", "position", "51.5074,-0.1278");
        var other = with(
                OTHER_DESCRIPTION, "phone", "+441632960123", "forename_root", "liam", "position", "55.8642,-4.2518");

        assertThat(weight(one, other)).isLessThan(link());
    }

    @Test
    void aDescriptionAloneNeverLinks() {
        assertThat(weight(DESCRIPTION, DESCRIPTION)).isLessThan(link());
    }

    @Test
    void aCommonNameInOneTownNeverLinks() {
        var both = Map.of("forename_root", "david", "name", "dave", "outward", "LS2", "position", "53.8,-1.55");

        assertThat(weight(both, both)).isLessThan(link());
    }

    @Test
    void aNameInOneDistrictWithTheSameDescriptionIsWorthALook() {
        var both =
                with(DESCRIPTION, "forename_root", "david", "name", "dave", "outward", "LS2", "position", "53.8,-1.55");

        assertThat(weight(both, both))
                .isGreaterThanOrEqualTo(MODEL.thresholdBits().review());
    }

    @Test
    void everyRuleOfAStrongIdentifierIsOfOneAttributeAndEveryOtherOfSeveral() {
        assertThat(MODEL.blocking())
                .allSatisfy(rule -> assertThat(rule.attributes().size() == 1)
                        .as(rule.name())
                        .isEqualTo(rule.isStrong()));
    }

    @Test
    void noTableOfFrequenciesHoldsAnIdentifier() {
        assertThat(MODEL.termFrequencies().keySet())
                .doesNotContain("phone", "phone_tail", "email", "email_local", "handle", "payment_account", "plate")
                .contains("forename_root", "surname", "outward", "make", "colour");
    }

    private static double link() {
        return MODEL.thresholdBits().link();
    }

    private static double weight(Map<String, String> one, Map<String, String> other) {
        return SCORER.score(features(one), features(other)).weight();
    }

    private static Map<String, String> with(Map<String, String> base, String... more) {
        Map<String, String> all = new HashMap<>(base);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static Features features(Map<String, String> values) {
        Map<String, List<String>> lists = new HashMap<>();
        values.forEach((attribute, value) -> lists.put(attribute, List.of(value)));
        return new Features(lists);
    }
}

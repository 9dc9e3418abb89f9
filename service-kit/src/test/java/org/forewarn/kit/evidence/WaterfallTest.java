package org.forewarn.kit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.forewarn.kit.evidence.Waterfall.Thresholds;
import org.forewarn.schemas.event.LinkBand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class WaterfallTest {

    private static final Thresholds THRESHOLDS = new Thresholds(3, -3);

    @Test
    void sumsRunFromThePriorToTheWeight() {
        var link = DrawSamples.rich();

        Waterfall waterfall = Waterfall.of(link, THRESHOLDS);

        assertThat(waterfall.steps().getFirst().sum()).isEqualTo(-16.6);
        assertThat(waterfall.weight()).isCloseTo(link.getWeight(), within(1e-9));
        for (int i = 1; i < waterfall.steps().size(); i++) {
            var step = waterfall.steps().get(i);
            assertThat(step.before()).isCloseTo(waterfall.steps().get(i - 1).sum(), within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "phone, exact, Same phone number",
        "plate, near, Plate alike but for one character",
        "surname, exact, Surname the same",
        "surname, within_two_letters, Surname: within two letters",
        "tattoo_place, near, Tattoo place nearly the same",
        "tattoo_place, left-arm, Tattoo place: left arm"
    })
    void eachReasonHasASentence(String comparison, String level, String sentence) {
        assertThat(Sentences.of(comparison, level)).isEqualTo(sentence);
    }

    @Test
    void aLinkWithoutReasonsIsItsWeightAlone() {
        var bare = DrawSamples.link(LinkBand.LINK);
        bare.setWeight(4.5);

        Waterfall waterfall = Waterfall.of(bare, THRESHOLDS);

        assertThat(waterfall.weight()).isEqualTo(4.5);
        assertThat(waterfall.steps()).singleElement().satisfies(step -> assertThat(step.sentence())
                .isEqualTo("Weight, its reasons not recorded"));
    }

    @Test
    void aSumThatIsNoNumberIsNoExplanation() {
        var broken = DrawSamples.link(LinkBand.LINK, DrawSamples.bar("phone", "exact", Double.NaN));

        assertThatIllegalArgumentException().isThrownBy(() -> Waterfall.of(broken, THRESHOLDS));
    }

    @Test
    void thePictureSaysEveryReasonItsBitsAndTheSumsAlsoInWords() throws Exception {
        Document picture = parsed(svg());

        String described = picture.getElementsByTagName("desc").item(0).getTextContent();
        List<String> texts = texts(picture);
        for (var step : Waterfall.of(DrawSamples.rich(), THRESHOLDS).steps()) {
            assertThat(texts)
                    .contains(
                            step.sentence(), WaterfallSvg.signed(step.bits()), "= " + WaterfallSvg.signed(step.sum()));
            assertThat(described).contains(step.sentence() + ", " + WaterfallSvg.signed(step.bits()));
        }
        assertThat(described).contains("Together +10.9 bits", "from −3.0 on", "from +3.0 on");
        assertThat(picture.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Match weight +10.9 bits: held to be one person");
        assertThat(picture.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(picture.getDocumentElement().getAttribute("aria-labelledby")).isEqualTo("w-title w-desc");
    }

    @Test
    void eachBarLeadsFromTheSumBeforeToTheSumAfter() throws Exception {
        List<Element> bars = bars(parsed(svg()));

        var steps = Waterfall.of(DrawSamples.rich(), THRESHOLDS).steps();
        assertThat(bars).hasSize(steps.size() + 1);
        double perBit = percent(bars.get(1), "width") / steps.get(1).bits();
        for (int i = 0; i < steps.size(); i++) {
            double width = Math.abs(steps.get(i).bits()) * perBit;
            assertThat(percent(bars.get(i), "width")).isCloseTo(Math.max(0.6, width), within(0.01));
        }
        assertThat(percent(bars.getFirst(), "x"))
                .as("the prior leads to the least sum")
                .isCloseTo(2, within(0.01));
        assertThat(bars.get(5).getAttribute("class")).isEqualTo("against");
        assertThat(bars.get(5).getAttribute("fill")).as("hatched").isEqualTo("url(#w-hatch)");
    }

    @Test
    void theSameLinkAlwaysGivesTheSameBytesWhateverTheLocale() {
        Locale before = Locale.getDefault();
        try {
            String once = svg();
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(svg()).isEqualTo(once);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void hostileNamesStayText() throws Exception {
        String hostile = "</text><script>alert('1')</script>&\"\u0000\u202e]]>";
        var link = DrawSamples.link(
                LinkBand.LINK, DrawSamples.bar("prior", "prior", -1), DrawSamples.bar(hostile, hostile, 5));

        String svg = WaterfallSvg.of(Waterfall.of(link, THRESHOLDS), "w");

        Document picture = parsed(svg);
        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg).doesNotContain("\u0000", "\u202e", "<script").contains("&lt;/text&gt;&lt;script&gt;");
    }

    @Test
    void nothingIsFetchedAndNothingRuns() {
        assertThat(svg().replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("http", "href", "@import", "<script", "<foreignObject", "<image", "//")
                .doesNotContainPattern("\\son[a-z]+=")
                .contains("url(#w-hatch)");
    }

    @Test
    void withoutItsModelALinkIsDrawnWithoutThresholds() throws Exception {
        Document picture = parsed(WaterfallSvg.of(Waterfall.of(DrawSamples.doubtful(), null), "w"));

        assertThat(texts(picture)).noneMatch(text -> text.contains("from"));
        assertThat(bars(picture)).hasSize(5);
    }

    @Test
    void anIdThatCouldCloseAnAttributeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WaterfallSvg.of(Waterfall.of(DrawSamples.rich(), THRESHOLDS), "a\" onload=\""));
    }

    private static String svg() {
        return WaterfallSvg.of(Waterfall.of(DrawSamples.rich(), THRESHOLDS), "w");
    }

    private static Document parsed(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document picture) {
        var texts = new ArrayList<String>();
        var nodes = picture.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static List<Element> bars(Document picture) {
        var bars = new ArrayList<Element>();
        var nodes = picture.getElementsByTagName("rect");
        for (int i = 0; i < nodes.getLength(); i++) {
            var rect = (Element) nodes.item(i);
            if (List.of("start", "for", "against", "sum").contains(rect.getAttribute("class"))) {
                bars.add(rect);
            }
        }
        return bars;
    }

    private static double percent(Element bar, String attribute) {
        return Double.parseDouble(bar.getAttribute(attribute).replace("%", ""));
    }
}

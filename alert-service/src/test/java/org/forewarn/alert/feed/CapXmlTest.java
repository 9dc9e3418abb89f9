package org.forewarn.alert.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.forewarn.alert.feed.CapXml.NAMESPACE;
import static org.forewarn.alert.feed.Messages.SENT;
import static org.forewarn.alert.feed.Messages.composer;
import static org.forewarn.alert.feed.Messages.message;
import static org.forewarn.alert.feed.Messages.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.forewarn.alert.feed.IssuedMessage.Earlier;
import org.forewarn.alert.feed.IssuedMessage.Text;
import org.forewarn.schemas.event.MsgType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

/** What is issued, as CAP 1.2 documents. */
class CapXmlTest {

    /** Of OASIS; it lies beside the repository and is not copied into it. */
    private static final Path SCHEMA = Path.of("../../shared/data/cap/CAP-v1.2.xsd");

    private static final List<Earlier> EARLIER = List.of(new Earlier(1, SENT), new Earlier(2, SENT.plusSeconds(60)));

    private static final String HOSTILE =
            "</description><script>alert(1)</script> ]]> &amp; \"quoted\" 'single' <!-- --> ładnie \uD83D\uDE97 &#0;";

    @ParameterizedTest
    @EnumSource(MsgType.class)
    void everyKindOfMessageIsValidBySchemaOfOasis(MsgType type) throws Exception {
        validator().validate(source(CapXml.write(composer().compose(message(type, 3, text(HOSTILE)), EARLIER))));
    }

    @Test
    void anEndWithoutWordsIsValidToo() throws Exception {
        CapAlert bare = composer()
                .compose(message(MsgType.CANCEL, 3, text("x")), EARLIER)
                .withoutInfo();
        validator().validate(source(CapXml.write(bare)));
        assertThat(ParsedXml.of(CapXml.write(bare)).all(NAMESPACE, "info")).isEmpty();
    }

    @Test
    void theSchemaRefusesATimeWithZ() throws IOException, SAXException {
        Validator validator = validator();
        String wrong = new String(
                        CapXml.write(composer().compose(message(MsgType.ALERT, 1, text("x")), List.of())),
                        StandardCharsets.UTF_8)
                .replace("-00:00</sent>", "Z</sent>");
        assertThatThrownBy(() -> validator.validate(source(wrong.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(SAXException.class);
    }

    @Test
    void hostileTextComesOutAsItWentIn() {
        ParsedXml read = written(message(MsgType.ALERT, 1, text(HOSTILE)), List.of());
        assertThat(read.text(NAMESPACE, "description")).isEqualTo(HOSTILE);
        assertThat(read.text(NAMESPACE, "senderName")).isEqualTo("Example <Warnings> & Co");
    }

    @Test
    void whatXmlForbidsIsReplaced() {
        String bad = "a\u0000b\u0007c\u001Bd\uD800e\uFFFEf\uFFFFg\th\ni";
        ParsedXml read = written(message(MsgType.ALERT, 1, text(bad)), List.of());
        assertThat(read.text(NAMESPACE, "description")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\th\ni");
    }

    @Test
    void timesAreWholeSecondsWithoutZ() {
        ParsedXml read = written(message(MsgType.ALERT, 1, text("x")), List.of());
        assertThat(read.text(NAMESPACE, "sent")).isEqualTo("2026-03-06T09:01:00-00:00");
        assertThat(read.text(NAMESPACE, "expires")).isEqualTo("2026-03-07T09:00:00-00:00");
    }

    @Test
    void theFirstMessageIsAnAlertAndReferencesNothing() {
        ParsedXml read = written(message(MsgType.ALERT, 1, text("x")), List.of());
        assertThat(read.text(NAMESPACE, "identifier")).isEqualTo(Messages.WARNING + ".1");
        assertThat(read.text(NAMESPACE, "msgType")).isEqualTo("Alert");
        assertThat(read.text(NAMESPACE, "status")).isEqualTo("Exercise");
        assertThat(read.text(NAMESPACE, "scope")).isEqualTo("Restricted");
        assertThat(read.text(NAMESPACE, "restriction")).isEqualTo("Partners only");
        assertThat(read.texts(NAMESPACE, "references")).isEmpty();
        assertThat(read.texts(NAMESPACE, "category")).containsExactly("Safety", "Security");
        assertThat(read.texts(NAMESPACE, "responseType")).containsExactly("Avoid");
        assertThat(read.text(NAMESPACE, "urgency")).isEqualTo("Immediate");
        assertThat(read.texts(NAMESPACE, "value")).containsExactly("LS1", "LS2");
        assertThat(read.text(NAMESPACE, "web"))
                .isEqualTo("https://alerts.example.org/v1/warnings/" + Messages.WARNING + "/cap");
    }

    @Test
    void aSecondMessageIsAnUpdateThatReferencesTheEarlierOnes() {
        ParsedXml read = written(message(MsgType.ALERT, 3, text("x")), EARLIER);
        assertThat(read.text(NAMESPACE, "msgType")).isEqualTo("Update");
        assertThat(read.text(NAMESPACE, "references"))
                .isEqualTo("warnings.example.org," + Messages.WARNING + ".1,2026-03-06T09:00:00-00:00 "
                        + "warnings.example.org," + Messages.WARNING + ".2,2026-03-06T09:01:00-00:00");
    }

    @Test
    void anAllClearIsACancelWhoseNoteSaysSo() {
        ParsedXml read = written(message(MsgType.ALL_CLEAR, 3, text("x")), EARLIER);
        assertThat(read.text(NAMESPACE, "msgType")).isEqualTo("Cancel");
        assertThat(read.text(NAMESPACE, "note")).startsWith("All clear");
        assertThat(read.texts(NAMESPACE, "responseType")).containsExactly("AllClear");
        assertThat(written(message(MsgType.CANCEL, 3, text("x")), EARLIER).text(NAMESPACE, "note"))
                .startsWith("Cancelled");
    }

    @Test
    void thereIsABlockForEachLanguage() {
        var polish = new Text("pl", "Ostrzeżenie", "Uwaga");
        ParsedXml read = written(message(MsgType.ALERT, 1, text("x"), polish), List.of());
        assertThat(read.texts(NAMESPACE, "language")).containsExactly("en", "pl");
        assertThat(read.texts(NAMESPACE, "instruction"))
                .as("nothing is said in a language it is not said in")
                .hasSize(1);
    }

    private static ParsedXml written(IssuedMessage message, List<Earlier> earlier) {
        return ParsedXml.of(CapXml.write(composer().compose(message, earlier)));
    }

    private static StreamSource source(byte[] xml) {
        return new StreamSource(new ByteArrayInputStream(xml));
    }

    private static Validator validator() throws SAXException {
        if (!Files.isReadable(SCHEMA)) {
            Assumptions.abort("SKIPPED: no schema of CAP 1.2 at "
                    + SCHEMA.toAbsolutePath().normalize() + "; put OASIS's CAP-v1.2.xsd there to have this checked");
        }
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory.newSchema(SCHEMA.toFile()).newValidator();
    }
}

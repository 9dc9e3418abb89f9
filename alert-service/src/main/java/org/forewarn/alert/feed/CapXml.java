package org.forewarn.alert.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.forewarn.alert.feed.CapAlert.Info;
import org.forewarn.alert.feed.CapAlert.Reference;

/** A CAP 1.2 alert as XML, its elements in the order that the schema wants. */
public final class CapXml {

    /** As CAP 1.2 names it. */
    public static final String MEDIA_TYPE = "application/cap+xml";

    static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    /** How areas are named; CAP wants capitals without punctuation for a system that it does not know. */
    static final String GEOCODE = "UKOUTWARDCODE";

    /** CAP 1.2, section 3.3.2: no fraction of a second, and UTC is -00:00, never Z. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'-00:00'", Locale.ROOT);

    private CapXml() {}

    static byte[] write(CapAlert alert) {
        return Xml.document(xml -> {
            xml.root("alert", NAMESPACE);
            xml.leaf("identifier", alert.identifier());
            xml.leaf("sender", alert.sender());
            xml.leaf("sent", time(alert.sent()));
            xml.leaf("status", alert.status());
            xml.leaf("msgType", alert.msgType());
            xml.leaf("scope", alert.scope());
            xml.leaf("restriction", alert.restriction());
            if (alert.note() != null) {
                xml.leaf("note", alert.note());
            }
            if (!alert.references().isEmpty()) {
                xml.leaf(
                        "references",
                        alert.references().stream().map(CapXml::reference).collect(Collectors.joining(" ")));
            }
            for (Info info : alert.info()) {
                info(xml, info);
            }
            xml.end();
        });
    }

    /** A time in CAP's form, such as {@code 2026-03-06T09:00:00-00:00}. */
    public static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    /** An earlier message as {@code references} names it. */
    public static String reference(Reference earlier) {
        return earlier.sender() + "," + earlier.identifier() + "," + time(earlier.sent());
    }

    private static void info(Xml xml, Info info) throws XMLStreamException {
        xml.start("info");
        xml.leaf("language", info.language());
        for (String category : info.category()) {
            xml.leaf("category", category);
        }
        xml.leaf("event", info.event());
        for (String response : info.responseType()) {
            xml.leaf("responseType", response);
        }
        xml.leaf("urgency", info.urgency());
        xml.leaf("severity", info.severity());
        xml.leaf("certainty", info.certainty());
        xml.leaf("effective", time(info.effective()));
        xml.leaf("onset", time(info.onset()));
        xml.leaf("expires", time(info.expires()));
        xml.leaf("senderName", info.senderName());
        xml.leaf("headline", info.headline());
        xml.leaf("description", info.description());
        if (info.instruction() != null) {
            xml.leaf("instruction", info.instruction());
        }
        xml.leaf("web", info.web());
        xml.start("area").leaf("areaDesc", info.area().areaDesc());
        for (String code : info.area().outwardCodes()) {
            xml.start("geocode").leaf("valueName", GEOCODE).leaf("value", code).end();
        }
        xml.end().end();
    }
}

package org.forewarn.alert.feed;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.forewarn.alert.feed.FeedWarnings.Line;
import org.forewarn.alert.feed.IssuedMessage.Text;
import org.forewarn.alert.warning.NameUuid;
import org.jspecify.annotations.Nullable;

/**
 * A page of a feed as Atom (RFC 4287), paged as RFC 5005 section 3 says. What a reader has and may not keep stands in it
 * as a deleted entry (RFC 6721): an id and a time.
 */
final class AtomXml {

    static final String MEDIA_TYPE = "application/atom+xml";

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

    /** Where the words of categories come from: CAP's element of that name. */
    private static final String CAP_WORDS = CapXml.NAMESPACE + ":";

    /** Ours: issued, expired, cancelled, all-clear. */
    private static final String STATE = "urn:forewarn:warning:state";

    private final FeedProperties properties;
    private final CapComposer composer;
    private final Instant now;

    AtomXml(FeedProperties properties, CapComposer composer, Instant now) {
        this.properties = properties;
        this.composer = composer;
        this.now = now;
    }

    /**
     * A page.
     *
     * @param self its own address, first the first page's, next the following page's; null: there is none
     * @param reader who reads: decides what of a line is shown
     */
    record Page(
            FeedView view,
            String reader,
            List<Line> lines,
            String self,
            String first,
            @Nullable String next,
            Instant updated) {}

    byte[] write(Page page) {
        return Xml.document(xml -> {
            xml.root("feed", ATOM).namespace("at", TOMBSTONES);
            xml.leaf("id", urn("feed/" + properties.sender() + "/" + page.view().word()));
            xml.leaf("title", properties.senderName() + ": " + page.view().title());
            xml.leaf("updated", time(page.updated()));
            xml.start("author").leaf("name", properties.senderName()).end();
            xml.leaf("rights", properties.restriction());
            xml.empty("link", "rel", "self", "type", MEDIA_TYPE, "href", page.self());
            xml.empty("link", "rel", "first", "type", MEDIA_TYPE, "href", page.first());
            if (page.next() != null) {
                xml.empty("link", "rel", "next", "type", MEDIA_TYPE, "href", page.next());
            }
            for (Line line : page.lines()) {
                line(xml, page.reader(), line);
            }
            xml.end();
        });
    }

    private void line(Xml xml, String reader, Line line) throws XMLStreamException {
        boolean sees = line.warning().audience().includes(reader);
        if (sees || line.warning().ended()) {
            entry(xml, line, sees);
        } else {
            xml.empty(
                    "at:deleted-entry",
                    "ref",
                    id(line),
                    "when",
                    time(line.warning().updatedAt()));
        }
    }

    private void entry(Xml xml, Line line, boolean sees) throws XMLStreamException {
        IssuedMessage message = line.message();
        CapAlert alert = composer.compose(message, List.of());
        State state = State.of(message, now);
        Text text = message.texts().isEmpty() || !sees
                ? new Text("en", "Warning", "")
                : message.texts().getFirst();
        xml.start("entry");
        xml.leaf("id", id(line));
        xml.leaf("title", state.prefix + text.headline());
        xml.leaf("updated", time(updated(line, now)));
        xml.leaf("published", time(message.sent()));
        category(xml, STATE, state.word);
        category(xml, CAP_WORDS + "msgType", alert.msgType());
        category(xml, CAP_WORDS + "status", alert.status());
        if (sees && !alert.info().isEmpty()) {
            CapAlert.Info info = alert.info().getFirst();
            category(xml, CAP_WORDS + "severity", info.severity());
            category(xml, CAP_WORDS + "urgency", info.urgency());
            category(xml, CAP_WORDS + "certainty", info.certainty());
            xml.leaf("summary", message.areaDescription());
        } else {
            xml.leaf("summary", alert.note() == null ? "" : alert.note());
        }
        xml.empty(
                "link",
                "rel",
                "alternate",
                "type",
                CapXml.MEDIA_TYPE,
                "href",
                properties.document(message.warningId()).toString());
        xml.end();
    }

    private static void category(Xml xml, String scheme, String term) throws XMLStreamException {
        xml.empty("category", "scheme", scheme, "term", term);
    }

    /** When a line changed last: it was issued, a consent changed, or it expired. */
    static Instant updated(Line line, Instant now) {
        Instant changed = line.warning().updatedAt();
        Instant expires = line.message().expires();
        return expires.isAfter(changed) && !expires.isAfter(now) ? expires : changed;
    }

    private static String id(Line line) {
        return "urn:uuid:" + line.warning().warningId();
    }

    private static String urn(String name) {
        return "urn:uuid:" + NameUuid.of(name);
    }

    private static String time(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time);
    }

    /** Where an entry stands. */
    private enum State {
        ISSUED("issued", ""),
        EXPIRED("expired", "Expired: "),
        CANCELLED("cancelled", "Cancelled: "),
        ALL_CLEAR("all-clear", "All clear: ");

        private final String word;
        private final String prefix;

        State(String word, String prefix) {
            this.word = word;
            this.prefix = prefix;
        }

        static State of(IssuedMessage message, Instant now) {
            return switch (message.type()) {
                case CANCEL -> CANCELLED;
                case ALL_CLEAR -> ALL_CLEAR;
                case ALERT, UPDATE -> message.expires().isAfter(now) ? ISSUED : EXPIRED;
            };
        }
    }
}

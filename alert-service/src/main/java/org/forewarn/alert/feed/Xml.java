package org.forewarn.alert.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes one XML document with the JDK's StAX writer, which escapes. What no XML 1.0 document may hold at all, escaped or
 * not (section 2.2 of the standard), becomes U+FFFD: a stray control character in a text must not make a feed unreadable.
 * So does a carriage return, which a parser would read as a line feed anyway.
 */
final class Xml {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int FIRST_SUPPLEMENTARY = 0x10000;

    private final XMLStreamWriter out;

    private Xml(XMLStreamWriter out) {
        this.out = out;
    }

    /** What a document consists of. */
    @FunctionalInterface
    interface Body {
        void write(Xml xml) throws XMLStreamException;
    }

    /** A whole document in UTF-8. */
    static byte[] document(Body body) {
        var text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            var xml = new Xml(out);
            out.writeStartDocument("UTF-8", "1.0");
            body.write(xml);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory can be written to, and the names are our own", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The root, with the namespace that names without a prefix belong to. */
    Xml root(String name, String namespace) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeDefaultNamespace(namespace);
        return this;
    }

    Xml namespace(String prefix, String namespace) throws XMLStreamException {
        out.writeNamespace(prefix, namespace);
        return this;
    }

    Xml start(String name) throws XMLStreamException {
        out.writeStartElement(name);
        return this;
    }

    Xml end() throws XMLStreamException {
        out.writeEndElement();
        return this;
    }

    /** An element with nothing but text in it. */
    Xml leaf(String name, String value) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(allowed(value));
        out.writeEndElement();
        return this;
    }

    /** An element without content. */
    Xml empty(String name, String... attributesAndValues) throws XMLStreamException {
        out.writeEmptyElement(name);
        for (int i = 0; i < attributesAndValues.length; i += 2) {
            out.writeAttribute(attributesAndValues[i], allowed(attributesAndValues[i + 1]));
        }
        return this;
    }

    static String allowed(String value) {
        if (value.codePoints().allMatch(Xml::isAllowed)) {
            return value;
        }
        var clean = new StringBuilder(value.length());
        value.codePoints().forEach(point -> clean.appendCodePoint(isAllowed(point) ? point : REPLACEMENT));
        return clean.toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= ' ' && point < Character.MIN_SURROGATE)
                || (point > Character.MAX_SURROGATE && point <= REPLACEMENT)
                || point >= FIRST_SUPPLEMENTARY;
    }
}

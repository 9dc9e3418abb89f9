package org.forewarn.alert.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A document as the JDK's parser reads it. */
public final class ParsedXml {

    public static final String ATOM = "http://www.w3.org/2005/Atom";
    public static final String TOMBSTONES = "http://purl.org/atompub/tombstones/1.0";

    private final Element root;

    private ParsedXml(Element root) {
        this.root = root;
    }

    public static ParsedXml of(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
            return new ParsedXml(document.getDocumentElement());
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("no XML", e);
        }
    }

    public String name() {
        return root.getLocalName();
    }

    /** Texts of all elements of this name, at whatever depth. */
    public List<String> texts(String namespace, String name) {
        return all(namespace, name).stream()
                .map(each -> each.root.getTextContent())
                .toList();
    }

    public String text(String namespace, String name) {
        return texts(namespace, name).getFirst();
    }

    public String attribute(String name) {
        return root.getAttribute(name);
    }

    public List<ParsedXml> all(String namespace, String name) {
        NodeList found = root.getElementsByTagNameNS(namespace, name);
        var all = new ArrayList<ParsedXml>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add(new ParsedXml((Element) found.item(i)));
        }
        return all;
    }
}

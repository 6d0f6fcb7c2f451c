package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Subscription;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes alerts as an Atom feed (RFC 4287), all text as text and none as HTML. */
final class AtomFeed {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    /** XML 1.0 can hold no other control characters, nor halves of pairs. */
    private static final String UNWRITABLE = "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    private AtomFeed() {}

    static String of(Subscription subscription, List<Alert> alerts, String consoleAddress) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            text(xml, "id", "urn:andon:subscription:" + subscription.id());
            text(xml, "title", "Andon: " + subscription.name());
            text(
                    xml,
                    "updated",
                    (alerts.isEmpty() ? Instant.EPOCH : alerts.getFirst().raisedAt()).toString());
            link(xml, consoleAddress + "/alerts");
            for (Alert alert : alerts) {
                entry(xml, alert, consoleAddress);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes all that is written", e);
        }
        return out.toString();
    }

    private static void entry(XMLStreamWriter xml, Alert alert, String consoleAddress) throws XMLStreamException {
        AlertWords words = AlertWords.of(alert, AlertWords.ANYBODY, consoleAddress);
        xml.writeStartElement("entry");
        text(xml, "id", "urn:andon:alert:" + alert.id());
        text(xml, "title", words.subject());
        text(xml, "updated", alert.raisedAt().toString());
        text(xml, "published", alert.raisedAt().toString());
        xml.writeStartElement("author");
        text(xml, "name", "Andon");
        xml.writeEndElement();
        link(xml, words.link());
        for (String category : alert.categories()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", category);
        }
        StringBuilder content = new StringBuilder();
        words.facts()
                .forEach((name, value) ->
                        content.append(name).append(": ").append(value).append('\n'));
        text(xml, "content", content.append('\n').append(words.excerpt()).toString());
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute("href", address);
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text.replaceAll(UNWRITABLE, "\uFFFD"));
        xml.writeEndElement();
    }
}

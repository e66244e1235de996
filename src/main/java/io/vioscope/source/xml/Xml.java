package io.vioscope.source.xml;

import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Body;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that anybody may have sent: without document types, so that there are no entities and nothing is fetched, and
 * never more elements, or deeper ones, than anything that is read here sends.
 */
public final class Xml {
    private static final int DEEPEST = 64;
    private static final int MOST = 2_000_000;

    private final XMLStreamReader reader;
    private final Deque<Open> open = new ArrayDeque<>();
    private int count;

    /** An element whose end was not read yet. */
    private record Open(String name, String type, String refType, StringBuilder text, List<Node> children) {
        Node done() {
            return new Node(name, type, refType, text.toString().strip(), children);
        }
    }

    /** Why a document is not read further. */
    private static final class Refused extends XMLStreamException {
        private static final long serialVersionUID = 1;

        private final String why;

        Refused(String why) {
            super(why);
            this.why = why;
        }
    }

    private Xml(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** The root of a document. To be called where it may take time. */
    public static Result<Node> read(Body body, String asked) {
        try {
            return Result.ok(new Xml(factory().createXMLStreamReader(body.stream())).root());
        } catch (Refused refused) {
            return Result.failed(Failures.of(Cause.NOT_XML, asked, refused.why));
        } catch (XMLStreamException broken) {
            return Result.failed(Failures.of(Cause.NOT_XML, asked, "the answer is no XML, or not all of it"));
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new Refused("the answer wants something fetched from elsewhere");
        });
        return factory;
    }

    private Node root() throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Refused("the answer has a document type, which is never read");
                case XMLStreamConstants.START_ELEMENT -> begin();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                case XMLStreamConstants.END_ELEMENT -> {
                    var done = open.pop().done();
                    if (open.isEmpty()) return rest(done);
                    open.peek().children().add(done);
                }
                default -> {}
            }
        }
        throw new Refused("the answer has no element");
    }

    private void begin() throws Refused {
        if (open.size() >= DEEPEST || ++count > MOST) {
            throw new Refused("the answer has more in it than anything that is read here");
        }
        var type = attribute(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        open.push(new Open(
                reader.getLocalName(),
                type.substring(type.indexOf(':') + 1),
                attribute(XMLConstants.NULL_NS_URI),
                new StringBuilder(),
                new ArrayList<>()));
    }

    private void text() {
        if (!open.isEmpty()) {
            open.peek().text().append(reader.getText());
        }
    }

    /** The attribute {@code type} of that namespace. */
    private String attribute(String namespace) {
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var of = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals("type") && namespace.equals(of == null ? "" : of)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    private Node rest(Node root) throws XMLStreamException {
        while (reader.hasNext()) {
            reader.next();
        }
        return root;
    }
}

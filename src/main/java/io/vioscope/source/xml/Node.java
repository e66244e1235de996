package io.vioscope.source.xml;

import java.util.List;
import java.util.Optional;

/**
 * An element of an answer.
 *
 * @param name     without its namespace
 * @param type     the value of {@code xsi:type} without its prefix; empty where there is none
 * @param refType  the value of the plain attribute {@code type}, which references have; empty where there is none
 * @param text     the text directly in it, empty where there is none
 * @param children the elements directly in it
 */
public record Node(String name, String type, String refType, String text, List<Node> children) {
    public Node {
        children = List.copyOf(children);
    }

    /** The first child of that name. */
    public Optional<Node> child(String wanted) {
        return children.stream().filter(c -> c.name.equals(wanted)).findFirst();
    }

    /** All children of that name, in their order. */
    public List<Node> children(String wanted) {
        return children.stream().filter(c -> c.name.equals(wanted)).toList();
    }

    /** The text of the first child of that name; empty where there is none. */
    public String text(String wanted) {
        return child(wanted).map(Node::text).orElse("");
    }

    /** What it refers to; empty where it is no reference. */
    public Optional<Ref> ref() {
        return refType.isEmpty() || text.isEmpty() ? Optional.empty() : Optional.of(new Ref(refType, text));
    }

    /** What the first child of that name refers to. */
    public Optional<Ref> ref(String wanted) {
        return child(wanted).flatMap(Node::ref);
    }
}

package io.vioscope.source.vcenter.soap;

import io.vioscope.source.xml.Ref;

/**
 * One call, being written. What an operation takes, and in which order, says the vSphere Web Services API reference of
 * {@code PropertyCollector}, {@code ViewManager} and {@code SessionManager}; the order matters.
 */
public final class Call {
    private static final String BEFORE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>";
    private static final String AFTER = "</soapenv:Body></soapenv:Envelope>";

    private final String method;
    private final StringBuilder xml = new StringBuilder();

    private Call(String method) {
        this.method = method;
    }

    /** An operation of a managed object. */
    public static Call of(String method, Ref target) {
        return new Call(method).ref("_this", target);
    }

    /** The name of the operation. */
    public String method() {
        return method;
    }

    /** An element with a text in it. */
    public Call text(String name, String value) {
        xml.append('<').append(name).append('>').append(escaped(value));
        return close(name);
    }

    /** An element with a number in it. */
    public Call number(String name, long value) {
        return text(name, Long.toString(value));
    }

    /** An element with a yes or a no in it. */
    public Call flag(String name, boolean value) {
        return text(name, Boolean.toString(value));
    }

    /** A reference. */
    public Call ref(String name, Ref ref) {
        xml.append('<').append(name).append(" type=\"").append(escaped(ref.type()));
        xml.append("\">").append(escaped(ref.id()));
        return close(name);
    }

    /** Begins an element that holds what is written until {@link #close}. */
    public Call open(String name) {
        xml.append('<').append(name).append('>');
        return this;
    }

    /** The same of a type other than the declared one. */
    public Call open(String name, String type) {
        xml.append('<').append(name).append(" xsi:type=\"").append(type).append("\">");
        return this;
    }

    /** Ends an element. */
    public Call close(String name) {
        xml.append("</").append(name).append('>');
        return this;
    }

    /** The whole message; may hold a password. */
    String envelope() {
        return BEFORE + "<" + method + " xmlns=\"urn:vim25\">" + xml + "</" + method + ">" + AFTER;
    }

    /** What XML 1.0 cannot hold at all is left out. */
    private static String escaped(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().filter(Call::isXml).forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static boolean isXml(int c) {
        var isBlank = c == '\t' || c == '\n' || c == '\r';
        var isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return isBlank || (c >= ' ' && !isHalf && c != 0xfffe && c != 0xffff);
    }

    /** The operation alone: what is in it may be secret. */
    @Override
    public String toString() {
        return method;
    }
}

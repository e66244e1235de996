package io.vioscope.simulator.api.vcenter;

import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Writes what a vCenter sends. */
final class VCenterXml {
    private VCenterXml() {}

    static void respond(RoutingContext ctx, String method, String inside) {
        send(ctx, 200, "<" + method + "Response xmlns=\"urn:vim25\">" + inside + "</" + method + "Response>");
    }

    static void fault(RoutingContext ctx, String type, String said) {
        send(
                ctx,
                500,
                "<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>" + said + "</faultstring><detail><"
                        + type + "Fault xmlns=\"urn:vim25\" xsi:type=\"" + type + "\"/></detail></soapenv:Fault>");
    }

    private static void send(RoutingContext ctx, int status, String inside) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/xml; charset=utf-8")
                .end("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soapenv:Envelope"
                        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>" + inside
                        + "</soapenv:Body></soapenv:Envelope>");
    }

    /** A value of a simple type. */
    static String text(Object value) {
        var safe = value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<val xsi:type=\"xsd:string\">" + safe + "</val>";
    }

    /** A reference. */
    static String ref(String type, String id) {
        return "<val xsi:type=\"ManagedObjectReference\" type=\"" + type + "\">" + id + "</val>";
    }

    /** A list of references. */
    static String refs(String type, List<String> ids) {
        var xml = new StringBuilder("<val xsi:type=\"ArrayOfManagedObjectReference\">");
        ids.forEach(id -> xml.append("<ManagedObjectReference type=\"")
                .append(type)
                .append("\">")
                .append(id)
                .append("</ManagedObjectReference>"));
        return xml.append("</val>").toString();
    }
}

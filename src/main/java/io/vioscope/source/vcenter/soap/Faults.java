package io.vioscope.source.vcenter.soap;

import io.vioscope.model.ReadFailure;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.xml.Node;

/** Makes failures of what a vCenter answers in place of what was asked. */
final class Faults {
    private Faults() {}

    /** Of a SOAP fault, which names the type of what went wrong in its detail (WSDL of vim25). */
    static Said.Fault of(String asked, Node fault) {
        var type = fault.child("detail")
                .flatMap(d -> d.children().stream().findFirst())
                .map(Faults::type)
                .orElse("");
        var said = fault.text("faultstring");
        var what = type.isEmpty() ? "a fault" : type;
        return new Said.Fault(
                type, Failures.of(cause(type), asked, sentence(type, said.isEmpty() ? what : what + ": " + said)));
    }

    private static String type(Node detail) {
        return detail.type().isEmpty() ? detail.name().replaceFirst("Fault$", "") : detail.type();
    }

    private static Cause cause(String type) {
        return switch (type) {
            case "InvalidLogin", "NotAuthenticated" -> Cause.UNAUTHORIZED;
            case "NoPermission" -> Cause.FORBIDDEN;
            case "ManagedObjectNotFound" -> Cause.NOT_FOUND;
            case "InvalidProperty", "InvalidArgument", "InvalidRequest", "InvalidType", "MethodNotFound" ->
                Cause.BAD_REQUEST;
            default -> Cause.SERVER_ERROR;
        };
    }

    private static String sentence(String type, String said) {
        return switch (type) {
            case "InvalidLogin" -> "the login was refused (" + said + ")";
            case "NoPermission" -> "the account's role does not suffice (" + said + ")";
            default -> said;
        };
    }

    /** Of an answer that is no SOAP. */
    static ReadFailure of(String asked, int status, boolean html) {
        if (status == 200) {
            return Failures.of(Cause.NOT_XML, asked, html ? "HTML instead of XML" : "the answer is no SOAP");
        }
        return Failures.of(causeOf(status), asked, "status " + status + meaning(status));
    }

    private static Cause causeOf(int status) {
        return switch (status) {
            case 401 -> Cause.UNAUTHORIZED;
            case 403 -> Cause.FORBIDDEN;
            case 404 -> Cause.NOT_FOUND;
            case 429 -> Cause.RATE_LIMITED;
            default ->
                status >= 500 ? Cause.SERVER_ERROR : status / 100 == 3 ? Cause.REDIRECTED : Cause.UNEXPECTED_STATUS;
        };
    }

    private static String meaning(int status) {
        return switch (status) {
            case 404 -> ": there is no vSphere API at this address";
            case 503 -> ": the front of the vCenter answers, its service does not";
            default -> status / 100 == 3 ? ": a redirect, which is not followed" : "";
        };
    }
}

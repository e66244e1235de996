package io.vioscope.source.vcenter.soap;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Http;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Reply;
import io.vioscope.source.http.Request;
import io.vioscope.source.xml.Node;
import io.vioscope.source.xml.Xml;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Speaks to the Web Services API of one vCenter. Every call that it is used for may be repeated without harm. It keeps the
 * cookie by which a vCenter knows its session. For one context.
 */
public final class Soap {
    /**
     * In which version of the API is spoken: that of the oldest vCenter that VIO worked with. Later ones speak it too
     * ({@code vimServiceVersions.xml}, {@code priorVersions}).
     */
    private static final String VERSION = "urn:vim25/5.5";

    private static final String SESSION = "vmware_soap_session=";

    private final Http http;
    private final String url;
    private String cookie = "";

    /** @param url where the API is, such as {@code https://vcenter.example.org/sdk} */
    public Soap(Http http, URI url) {
        this.http = http;
        this.url = url.toString();
    }

    /** Makes a call. The future does not fail. */
    public Future<Said> call(Call call, Duration deadline, Meter meter) {
        var request = new Request(HttpMethod.POST, url, headers(), call.envelope(), deadline);
        var asked = call.method() + " at " + url;
        return http.probe(request, meter)
                .compose(result -> result.match(
                        reply -> understand(reply, asked), why -> Future.succeededFuture(new Said.Nothing(why))));
    }

    private Map<String, String> headers() {
        var headers = new HashMap<>(Map.of(
                "Accept", "text/xml", "Content-Type", "text/xml; charset=utf-8", "SOAPAction", "\"" + VERSION + "\""));
        if (!cookie.isEmpty()) {
            headers.put("Cookie", cookie);
        }
        return headers;
    }

    /** From now on in no session. */
    public void forget() {
        cookie = "";
    }

    private Future<Said> understand(Reply reply, String asked) {
        for (var set : reply.headers().getAll("Set-Cookie")) {
            if (set.startsWith(SESSION)) {
                cookie = set.split(";", 2)[0];
            }
        }
        var mayBeSoap = reply.status() == 200 || reply.status() == 500;
        if (!mayBeSoap || reply.isHtml()) {
            return Future.succeededFuture(new Said.Nothing(Faults.of(asked, reply.status(), reply.isHtml())));
        }
        return http.offLoop(() -> Xml.read(reply.body(), asked))
                .map(result -> result.match(root -> said(root, reply, asked), why -> (Said) new Said.Nothing(why)));
    }

    private static Said said(Node root, Reply reply, String asked) {
        var inside = root.child("Body").flatMap(body -> body.children().stream().findFirst());
        if (!root.name().equals("Envelope") || inside.isEmpty()) {
            return new Said.Nothing(Faults.of(asked, reply.status(), false));
        }
        var element = inside.get();
        if (element.name().equals("Fault")) {
            return Faults.of(asked, element);
        }
        return element.name().endsWith("Response")
                ? new Said.Answer(element, reply.trip())
                : new Said.Nothing(Failures.of(Cause.WRONG_SHAPE, asked, "the answer is of another call"));
    }
}

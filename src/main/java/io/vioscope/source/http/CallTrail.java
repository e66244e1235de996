package io.vioscope.source.http;

import io.vioscope.trace.Trail;
import java.net.URI;
import java.util.Locale;

/** What is told of one call to whoever collects traces (opentelemetry.io, "Semantic conventions for HTTP spans"). */
final class CallTrail {
    private CallTrail() {}

    static Trail begin(Trail poll, Request request) {
        if (poll.isNone()) {
            return poll;
        }
        var method = request.method().name();
        var call = poll.call(method).with("http.request.method", method).with("url.full", request.url());
        return at(call, request.url());
    }

    private static Trail at(Trail call, String url) {
        try {
            var uri = URI.create(url);
            var port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
            return uri.getHost() == null
                    ? call
                    : call.with("server.address", uri.getHost()).with("server.port", port);
        } catch (IllegalArgumentException noUrl) {
            return call;
        }
    }

    static void end(Trail call, Exchange.Outcome outcome) {
        if (call.isNone()) {
            return;
        }
        var status = outcome.status();
        if (status > 0) {
            call.with("http.response.status_code", status);
        }
        if (status >= 400) {
            call.failed(String.valueOf(status));
        } else if (status == 0) {
            outcome.result()
                    .match(answer -> call, why -> call.failed(why.cause().name().toLowerCase(Locale.ROOT)));
        }
        call.end();
    }
}

package io.vioscope.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vioscope.web.contract.Operation;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes answers of the JSON API smaller, where they may be (RFC 9110, 8.4). How long a compressed answer is tells what stands in it
 * to whoever can have a browser ask again and again and sees the length (BREACH). What a browser can be made to ask with
 * brings a cookie; so what brings one is compressed only if it is the same for everybody. Pages never are.
 */
final class Gzip {
    /** What is shorter gains nothing. */
    static final int LEAST = 1024;

    private final OffLoop offLoop;

    Gzip(OffLoop offLoop) {
        this.offLoop = offLoop;
    }

    /** The answer as it is to be sent; the entity tag is weak and stays that of what is read. */
    Future<Reply> of(HttpServerRequest request, Operation operation, Reply reply) {
        var isSafe = operation.role() == null || request.getHeader("Cookie") == null;
        if (!isSafe || reply.status() != 200 || reply.body().length() < LEAST) {
            return Future.succeededFuture(reply);
        }
        var before = reply.headers().get("Vary");
        var either = reply.with("Vary", (before == null ? "" : before + ", ") + "Accept-Encoding");
        return isWanted(request.getHeader("Accept-Encoding")) && !Sending.isKnown(request, reply)
                ? offLoop.run(() -> either.with("ETag", Sending.tag(reply))
                        .with("Content-Encoding", "gzip")
                        .with(of(reply.body())))
                : Future.succeededFuture(either);
    }

    /** Whether an {@code Accept-Encoding} takes gzip; what it does not name it takes by {@code *} only. */
    static boolean isWanted(@Nullable String header) {
        var any = false;
        for (var part :
                header == null ? new String[0] : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            var words = part.strip().split("\\s*;\\s*", 2);
            var takes = words.length < 2 || !words[1].matches("q=0(\\.0{0,3})?");
            if (words[0].equals("gzip") || words[0].equals("x-gzip")) {
                return takes;
            }
            any |= words[0].equals("*") && takes;
        }
        return any;
    }

    /** The bytes as gzip. */
    static Buffer of(Buffer plain) {
        var out = new ByteArrayOutputStream(plain.length() / 4 + 64);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain.getBytes());
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return Buffer.buffer(out.toByteArray());
    }
}

package io.vioscope.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vioscope.config.MibRoot;
import io.vioscope.web.view.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the browser needs beside the pages: all of it in memory, nothing else can be asked for. Its address holds a hash of
 * all of it, so it may be kept for ever.
 */
final class Assets {
    private static final List<String> NAMES = List.of(
            "vioscope.css",
            "icon.svg",
            "icon-doubt.svg",
            "icon-lost.svg",
            "js/live.js",
            "js/clock.js",
            "js/copy.js",
            "js/kept.js",
            "js/keys.js",
            "js/morph.js",
            "js/news.js",
            "js/texts.js",
            "js/times.js");
    /** Icons that say how many problems are open: by the end of their name, what stands in them. */
    private static final Map<String, String> COUNTS = Stream.concat(
                    IntStream.rangeClosed(1, 9).mapToObj(Integer::toString), Stream.of("many"))
            .collect(Collectors.toMap(n -> n, n -> n.equals("many") ? "9+" : n, (one, other) -> one, TreeMap::new));

    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "svg", "image/svg+xml", "js", "text/javascript; charset=utf-8");

    private final Map<String, Buffer> files = new HashMap<>();
    private final Map<String, Buffer> small = new HashMap<>();
    private final Buffer mib;
    private final String path;

    /** Reads all. Throws {@link UncheckedIOException} if one is missing. */
    Assets(MibRoot root) {
        mib = Buffer.buffer(root.rendered(read("/mibs/VIOSCOPE-MIB.txt").toString()));
        var all = Buffer.buffer();
        for (var name : NAMES) {
            all.appendBuffer(keep(name, read("/webroot/" + name)));
        }
        var icon = read("/webroot/icon-count.svg").toString();
        COUNTS.forEach((name, text) ->
                all.appendBuffer(keep("icon-" + name + ".svg", Buffer.buffer(icon.replace(">0<", ">" + text + "<")))));
        var hash = new Reply(200, "", all, Map.of()).etag().replaceAll("[^A-Za-z0-9]", "");
        path = "/assets/" + hash.substring(1, 11);
    }

    private Buffer keep(String name, Buffer file) {
        files.put(name, file);
        small.put(name, Gzip.of(file));
        return file;
    }

    private static Buffer read(String resource) {
        try (var in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new UncheckedIOException(new IOException("no resource " + resource));
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The MIB that describes our notifications, where it is, for whoever sets up a receiver. */
    Reply mib() {
        return new Reply(200, "text/plain; charset=utf-8", mib, Map.of());
    }

    /** The path under which they are, without a slash at the end. */
    String path() {
        return path;
    }

    /** Answers a request under {@code /assets/}; what is not there, or of another version, is not found. */
    void answer(RoutingContext ctx) {
        var asked = ctx.request().path();
        var name = asked.startsWith(path + "/") ? asked.substring(path.length() + 1) : "";
        var file = files.get(name);
        if (file == null) {
            ctx.fail(404);
            return;
        }
        ctx.response()
                .putHeader("Content-Type", TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"))
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .putHeader("Vary", "Accept-Encoding");
        if (Gzip.isWanted(ctx.request().getHeader("Accept-Encoding"))) {
            ctx.response().putHeader("Content-Encoding", "gzip").end(Objects.requireNonNull(small.get(name)));
        } else {
            ctx.response().end(file);
        }
    }
}

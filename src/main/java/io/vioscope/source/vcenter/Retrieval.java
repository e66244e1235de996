package io.vioscope.source.vcenter;

import io.vertx.core.Future;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.HttpLimits;
import io.vioscope.source.http.Meter;
import io.vioscope.source.http.Result;
import io.vioscope.source.vcenter.soap.Call;
import io.vioscope.source.xml.Node;
import io.vioscope.source.xml.Ref;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads properties of a few objects that are known, once ({@code RetrievePropertiesEx}): nothing is left behind at the vCenter
 * that would have to be kept up.
 */
final class Retrieval {
    private final About about;
    private final Session session;
    private final HttpLimits limits;

    Retrieval(About about, Session session, HttpLimits limits) {
        this.about = about;
        this.session = session;
        this.limits = limits;
    }

    /**
     * What an object says.
     *
     * @param values  by path; a property without a value is not among them
     * @param missing by path, what kept it from being read, such as {@code NoPermission}
     */
    record Read(Map<String, Node> values, Map<String, String> missing) {}

    /** Those properties of those objects, all of one type. */
    Future<Result<Map<Ref, Read>>> of(String type, Collection<Ref> objects, List<String> paths, Meter meter) {
        if (objects.isEmpty()) {
            return Future.succeededFuture(Result.ok(Map.of()));
        }
        var call = Call.of("RetrievePropertiesEx", about.collector())
                .open("specSet")
                .open("propSet")
                .text("type", type);
        paths.forEach(path -> call.text("pathSet", path));
        call.close("propSet");
        objects.forEach(object -> call.open("objectSet").ref("obj", object).close("objectSet"));
        call.close("specSet").open("options").close("options");
        return pieces(call, new HashMap<>(), limits.maxPages(), meter);
    }

    private Future<Result<Map<Ref, Read>>> pieces(Call call, Map<Ref, Read> read, int most, Meter meter) {
        return session.call(call, limits.longAnswer(), meter)
                .compose(result -> result.thenAsync(response -> {
                    response.child("returnval")
                            .ifPresent(piece -> piece.children("objects")
                                    .forEach(
                                            object -> object.ref("obj").ifPresent(ref -> read.put(ref, read(object)))));
                    var token = response.child("returnval")
                            .map(piece -> piece.text("token"))
                            .orElse("");
                    if (token.isEmpty()) {
                        return Future.succeededFuture(Result.ok(read));
                    }
                    return most > 1
                            ? pieces(
                                    Call.of("ContinueRetrievePropertiesEx", about.collector())
                                            .text("token", token),
                                    read,
                                    most - 1,
                                    meter)
                            : Future.succeededFuture(Result.failed(Failures.of(
                                    Cause.PAGING_LOOP, "RetrievePropertiesEx", "the pieces come to no end")));
                }));
    }

    private static Read read(Node object) {
        var values = new HashMap<String, Node>();
        object.children("propSet")
                .forEach(set -> set.child("val").ifPresent(value -> values.put(set.text("name"), value)));
        var missing = new HashMap<String, String>();
        object.children("missingSet")
                .forEach(set -> missing.put(
                        set.text("path"),
                        set.child("fault")
                                .flatMap(fault -> fault.child("fault"))
                                .map(Node::type)
                                .orElse("")));
        return new Read(values, missing);
    }
}

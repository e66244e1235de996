package io.vioscope.source.openstack.keystone;

import io.vioscope.config.CloudAccess;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Result;
import java.util.List;
import java.util.stream.Collectors;

/** Where a cloud's services are, as the token says. */
public record Catalog(List<Endpoint> endpoints) {
    /**
     * One endpoint.
     *
     * @param type   of its service, such as {@code compute}
     * @param facing {@code public}, {@code internal} or {@code admin}
     * @param region empty if it has none
     */
    public record Endpoint(String type, String facing, String region, String url) {}

    public Catalog {
        endpoints = List.copyOf(endpoints);
    }

    /** The URL of a service in the configured region, without a slash at its end, or why there is none. */
    public Result<String> url(ServiceType service, CloudAccess access) {
        for (var type : service.words()) {
            var ofType = endpoints.stream().filter(e -> e.type().equals(type)).toList();
            if (!ofType.isEmpty()) {
                return url(service, ofType, access);
            }
        }
        return none(service, "the catalog has no service of this type, only " + among(endpoints, Endpoint::type));
    }

    /** Whether there is such a service at all, wherever it may be. */
    public boolean offers(ServiceType service) {
        return endpoints.stream().anyMatch(e -> service.words().contains(e.type()));
    }

    private static Result<String> url(ServiceType service, List<Endpoint> ofType, CloudAccess access) {
        var facing = access.interfaces().word();
        var fit = ofType.stream().filter(e -> e.facing().equals(facing)).toList();
        if (fit.isEmpty()) {
            return none(service, "no " + facing + " endpoint, only " + among(ofType, Endpoint::facing));
        }
        var region = access.region();
        var here = fit.stream()
                .filter(e -> region == null || e.region().equals(region))
                .toList();
        if (here.isEmpty()) {
            return none(service, "not in region " + region + ", only in " + among(fit, Endpoint::region));
        }
        if (here.stream().map(Endpoint::region).distinct().count() > 1) {
            return none(service, "in several regions (" + among(here, Endpoint::region) + "): one must be configured");
        }
        return Result.ok(here.get(0).url().replaceAll("/+$", ""));
    }

    private static Result<String> none(ServiceType service, String why) {
        return Result.failed(Failures.of(Cause.NOT_IN_CATALOG, "service " + service.word(), why));
    }

    private static String among(List<Endpoint> endpoints, java.util.function.Function<Endpoint, String> what) {
        var words = endpoints.stream().map(what).distinct().sorted().collect(Collectors.joining(", "));
        return words.isEmpty() ? "nothing" : words;
    }
}

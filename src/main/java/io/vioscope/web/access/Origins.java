package io.vioscope.web.access;

import io.vertx.core.http.HttpServerRequest;

/**
 * Which page made a browser send a request. Browsers say with every POST where it comes from, in {@code Origin} and
 * {@code Sec-Fetch-Site}, and no page can make them say something else (Fetch, "forbidden request-header").
 */
public final class Origins {
    private Origins() {}

    /** Whether it comes from our own pages, or from no browser. */
    public static boolean isOwn(HttpServerRequest request) {
        var origin = request.getHeader("Origin");
        var site = request.getHeader("Sec-Fetch-Site");
        var authority = request.authority();
        var isOurs = origin == null
                || (authority != null && origin.replaceFirst("^https?://", "").equalsIgnoreCase(authority.toString()));
        return isOurs && (site == null || site.equals("same-origin"));
    }

    /** Whether it is said where it comes from. */
    static boolean isSaid(HttpServerRequest request) {
        return request.getHeader("Origin") != null || request.getHeader("Sec-Fetch-Site") != null;
    }
}

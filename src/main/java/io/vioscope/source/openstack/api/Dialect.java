package io.vioscope.source.openstack.api;

import io.vioscope.source.openstack.keystone.ServiceType;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How one service is spoken to.
 *
 * @param service  in the catalog
 * @param path     of its API below the service's address, such as {@code /v2.1}, where the catalog's URL has none
 * @param inUrl    matches a catalog URL with a version; its first group ends with the version: a project's id may follow
 * @param document the id of its API in a list of versions, such as {@code v2.1}
 * @param base     what every server with this API speaks
 * @param newest   the newest version that this program knows
 * @param headers  that ask for a version
 */
public record Dialect(
        ServiceType service,
        String path,
        Pattern inUrl,
        String document,
        Microversion base,
        Microversion newest,
        Function<Microversion, Map<String, String>> headers) {

    /** The version to speak with a server: the newest that both know, but never below the base. */
    public Microversion agreed(Microversion serverMin, Microversion serverMax) {
        var wanted = serverMax.has(newest) ? newest : serverMax;
        var floor = serverMin.has(base) ? serverMin : base;
        return wanted.has(floor) ? wanted : floor;
    }

    /** Where the document of versions is, for a URL of the catalog. */
    String versions(String url) {
        var match = inUrl.matcher(url);
        return (match.matches() ? match.group(1) : url + path) + "/";
    }

    /** Below what the lists are, for a URL of the catalog. */
    String lists(String url) {
        return inUrl.matcher(url).matches() ? url : url + path;
    }
}

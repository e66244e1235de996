package io.vioscope.source.openstack.endpoint;

import io.vioscope.config.CloudConfig;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.http.Failures;
import io.vioscope.source.http.Result;
import io.vioscope.source.openstack.decode.Texts;
import io.vioscope.source.openstack.keystone.Catalog;
import io.vioscope.source.openstack.keystone.ServiceType;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Picks from a catalog what is probed: every endpoint in the configured region, and Horizon where it is configured. */
final class Targets {
    private static final Comparator<Target> ORDER = Comparator.comparing(Target::id);

    private final CloudConfig cloud;
    private final String authUrl;

    /** @param authUrl Keystone's address by the configuration: the one that is used, whatever the catalog says */
    Targets(CloudConfig cloud, String authUrl) {
        this.cloud = cloud;
        this.authUrl = authUrl;
    }

    /** What is probed, sorted by id, each id once. */
    Result<List<Target>> of(Catalog catalog) {
        var region = cloud.access().region();
        var here = catalog.endpoints().stream()
                .filter(e ->
                        region == null || e.region().isEmpty() || e.region().equals(region))
                .toList();
        var regions = here.stream()
                .map(Catalog.Endpoint::region)
                .filter(r -> !r.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (regions.size() > 1) {
            var among = String.join(", ", regions);
            return none("it has several regions (" + among + "): one must be configured");
        }
        if (here.isEmpty()) {
            return none("it has no endpoint" + (region == null ? "" : " in region " + region));
        }
        var targets = identity(named(here));
        var horizon = cloud.horizon();
        if (horizon != null) {
            targets.add(dashboard(horizon));
        }
        return Result.ok(withTwins(targets));
    }

    private static Result<List<Target>> none(String why) {
        return Result.failed(Failures.of(Cause.NOT_IN_CATALOG, "the token's catalog", why));
    }

    /** Where two services of one type share an interface, their addresses tell them apart. */
    private List<Target> named(List<Catalog.Endpoint> endpoints) {
        var groups = endpoints.stream()
                .collect(Collectors.groupingBy(e -> e.type() + "/" + e.facing(), TreeMap::new, Collectors.toList()));
        var byId = new LinkedHashMap<String, Target>();
        groups.forEach((id, group) -> group.forEach(e -> {
            var one = target(group.size() == 1 ? id : id + "@" + e.url(), e);
            if (Texts.isId(one.id())) {
                byId.putIfAbsent(one.id(), one);
            }
        }));
        return new ArrayList<>(byId.values());
    }

    private Target target(String id, Catalog.Endpoint e) {
        var used = !isIdentity(e.type())
                && e.facing().equals(cloud.access().interfaces().word());
        return new Target(
                id, e.type(), e.facing(), e.region(), e.url(), Addresses.versions(e.type(), e.url()), used, null);
    }

    private static boolean isIdentity(String type) {
        return type.equals(ServiceType.IDENTITY.word()) || type.equals("identityv3");
    }

    /** Of Keystone's endpoints the one at the configured auth URL is used; where the catalog lacks that, it is added. */
    private List<Target> identity(List<Target> targets) {
        var word = ServiceType.IDENTITY.word();
        var probe = Addresses.versions(word, authUrl);
        var facing = cloud.access().interfaces().word();
        var used = targets.stream()
                .filter(t -> isIdentity(t.type()) && t.probe().equals(probe))
                .min(Comparator.comparing((Target t) -> !t.facing().equals(facing))
                        .thenComparing(Target::id));
        var all = new ArrayList<>(targets);
        used.ifPresentOrElse(
                t -> all.set(all.indexOf(t), t.used()),
                () -> all.add(new Target(word + "/configured", word, "configured", "", authUrl, probe, true, null)));
        return all;
    }

    private static Target dashboard(URI horizon) {
        var url = horizon.toString();
        var id = Target.DASHBOARD + "/public";
        return new Target(id, Target.DASHBOARD, "public", "", url, Addresses.login(url), true, null);
    }

    /** Says of those that are not in use whether one in use, of the same service, is at the same address. */
    private static List<Target> withTwins(List<Target> targets) {
        Map<String, String> used = new HashMap<>();
        targets.stream()
                .filter(Target::inUse)
                .sorted(ORDER)
                .forEach(t -> used.putIfAbsent(t.type() + " " + t.probe(), t.id()));
        return targets.stream()
                .map(t -> {
                    var twin = used.get(t.type() + " " + t.probe());
                    return twin == null || t.inUse() ? t : t.as(twin);
                })
                .sorted(ORDER)
                .toList();
    }
}

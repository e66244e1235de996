package io.vioscope.source.openstack;

/** Answers of an Octavia, written by hand after its API reference: the recorded cloud has none. */
public final class LoadBalancers {
    private LoadBalancers() {}

    /** A row; {@code more} is further fields with a comma before each. */
    public static String row(String id, String project, String provisioning, String operating, String more) {
        return """
                {"id": "%s", "name": "lb %s", "project_id": "%s", "provisioning_status": "%s", "operating_status": "%s",
                 "admin_state_up": true, "provider": "vmwareedge", "vip_address": "10.10.0.9",
                 "vip_port_id": "b1a1", "vip_subnet_id": "5b5b",
                 "vip_network_id": "10693659-15d8-4272-9e83-1efd195fac3c",
                 "listeners": [{"id": "l1"}], "pools": [], "created_at": "2026-11-22T07:34:29",
                 "updated_at": "2026-11-22T07:36:29", "flavor_id": "" %s}""".formatted(id, id, project, provisioning, operating, more);
    }

    /** A list of rows. */
    public static String list(String... rows) {
        return "{\"loadbalancers\": [" + String.join(",", rows) + "], \"loadbalancers_links\": []}";
    }

    /** Two of two projects. */
    public static final String TWO =
            list(row("lb1", "alpha", "ACTIVE", "ONLINE", ""), row("lb2", "beta", "ACTIVE", "NO_MONITOR", ""));

    /** The service as a catalog has it. */
    static String service(String url) {
        return """
                {"type": "load-balancer", "name": "octavia", "id": "o1", "endpoints": [{"id": "o2",
                 "interface": "public", "region_id": "nova", "region": "nova", "url": "%s"}]}""".formatted(url);
    }
}

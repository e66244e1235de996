package io.vioscope.simulator.cloud;

/**
 * How much there is of everything at the start.
 *
 * @param servers        0 to 1,000,000
 * @param clusters       1 to 1,000 vSphere clusters
 * @param projects       1 to 10,000 that own things
 * @param networks       of projects, each with one subnet; at least one for every project, to 100,000
 * @param routers        0 to the number of networks
 * @param volumes        0 to 1,000,000
 * @param portsPerServer 1 to 8, on different networks as far as its project has them
 */
public record CloudSize(
        int servers, int clusters, int projects, int networks, int routers, int volumes, int portsPerServer) {
    private static final int TENANTS = 6;

    /** Throws {@link IllegalArgumentException} for numbers out of range. */
    public CloudSize {
        require(servers, 0, 1_000_000, "servers");
        require(clusters, 1, 1_000, "clusters");
        require(projects, 1, 10_000, "projects");
        require(networks, projects, 100_000, "networks, with " + projects + " projects");
        require(routers, 0, networks, "routers, with " + networks + " networks");
        require(volumes, 0, 1_000_000, "volumes");
        require(portsPerServer, 1, Ports.PER_SERVER, "ports per server");
    }

    /** The usual amounts in a cloud with so many servers. */
    public static CloudSize of(int servers, int clusters) {
        return new CloudSize(servers, clusters, TENANTS, 2 * TENANTS, TENANTS, Math.max(servers, 0), 2)
                .withProjects(Math.max(TENANTS, Math.min(2_000, servers / 50)));
    }

    /** Other projects, with as many networks and routers as are usual for them. */
    public CloudSize withProjects(int count) {
        var usual = Math.max(2 * count, servers / 10);
        return new CloudSize(servers, clusters, count, usual, Math.max(count, usual / 2), volumes, portsPerServer);
    }

    /** Other networks, with a router for every two. */
    public CloudSize withNetworks(int count) {
        return new CloudSize(servers, clusters, projects, count, (count + 1) / 2, volumes, portsPerServer);
    }

    /** Other routers. */
    public CloudSize withRouters(int count) {
        return new CloudSize(servers, clusters, projects, networks, count, volumes, portsPerServer);
    }

    /** Other volumes. */
    public CloudSize withVolumes(int count) {
        return new CloudSize(servers, clusters, projects, networks, routers, count, portsPerServer);
    }

    /** Other ports. */
    public CloudSize withPortsPerServer(int count) {
        return new CloudSize(servers, clusters, projects, networks, routers, volumes, count);
    }

    /** One for every ten servers. */
    int floatingIps() {
        return routers == 0 ? 0 : servers / 10;
    }

    /** One for every third project. */
    int loadBalancers() {
        return Math.max(1, projects / 3);
    }

    private static void require(int value, int lowest, int highest, String what) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException("a simulated cloud cannot have " + value + " " + what);
        }
    }
}

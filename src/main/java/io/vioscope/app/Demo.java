package io.vioscope.app;

import io.vioscope.config.CanaryConfig;
import io.vioscope.config.CloudAccess;
import io.vioscope.config.CloudConfig;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import io.vioscope.config.DatabaseConfig;
import io.vioscope.config.HttpConfig;
import io.vioscope.config.ManagementAccess;
import io.vioscope.config.NsxAccess;
import io.vioscope.config.Polling;
import io.vioscope.config.ProbesConfig;
import io.vioscope.config.ProbesConfig.Address;
import io.vioscope.config.ProbesConfig.How;
import io.vioscope.config.ServerConfig;
import io.vioscope.config.VCenterAccess;
import io.vioscope.simulator.Simulator;
import io.vioscope.simulator.SimulatorOptions;
import io.vioscope.simulator.api.users.Sites.Site;
import io.vioscope.simulator.cloud.Deployment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is special about a demonstration: the cloud it watches is simulated, and it is watched closely. */
final class Demo {

    private static final Duration POLL = Duration.ofSeconds(3);
    private static final Duration CANARY = Duration.ofSeconds(30);
    private static final Duration CANARY_LIMIT = Duration.ofSeconds(10);
    /** How many web sites of users are tried. */
    static final int SITES = 5;

    /** How much faster than a real cloud it lives. */
    private static final double SPEED = 6;

    private static final String HOST = HttpConfig.DEFAULT.host();

    private Demo() {}

    static SimulatorOptions simulator(DemoOptions options) {
        return SimulatorOptions.DEFAULT
                .withSize(options.servers(), Deployment.usualClusters(options.mode()))
                .withMode(options.mode())
                .withSeed(options.seed())
                .withTimeFactor(SPEED)
                .withAdminPort(options.adminPort())
                .withScenario(options.scenario())
                .local();
    }

    static SimulatorOptions simulator(SimulateOptions options) {
        return SimulatorOptions.DEFAULT
                .withAddress(HOST, options.port())
                .withAdminPort(options.adminPort())
                .with(options.plan())
                .withScenario(options.scenario());
    }

    /** With the web sites of users that are tried as they would. */
    static ServerConfig config(DemoOptions options, Path data, Simulator simulator, List<Site> sites) {
        var cloud = new CloudConfig("demo", access(simulator), Polling.every(POLL))
                .withVCenters(vcenters(simulator))
                .withNsx(nsx(simulator))
                .withManagement(new ManagementAccess(simulator.managementUrl(), "vioscope", "any", null, null, true))
                .withProbes(new ProbesConfig(addresses(simulator, sites), List.of(), canary(simulator)));
        return new ServerConfig(
                new HttpConfig(HOST, options.httpPort()), new DatabaseConfig.Embedded(data), List.of(cloud), List.of());
    }

    /** The address of all APIs, and what users use: loopback addresses all, which are floating IPs of the simulated cloud. */
    private static List<Address> addresses(Simulator simulator, List<Site> sites) {
        var all = new ArrayList<Address>();
        all.add(new Address("APIs", new How.Tcp(HOST, simulator.port())));
        sites.forEach(site -> all.add(new Address(site.name(), new How.Web(site.url()))));
        return all;
    }

    /** On the first network of a project; the cloud is not real, so nobody minds. */
    private static CanaryConfig canary(Simulator simulator) {
        var network = simulator.cloud().network().networks().all().stream()
                .filter(found -> !found.isExternal())
                .findFirst()
                .orElseThrow();
        return new CanaryConfig(network.id().toString(), CANARY, CANARY_LIMIT, "vioscope-canary", null);
    }

    private static List<VCenterAccess> vcenters(Simulator simulator) {
        return simulator.faults().physics().layout().vCenters().stream()
                .map(vcenter -> new VCenterAccess(
                        simulator.vCenterUrl(vcenter.id()), "vioscope@vsphere.local", "any", vcenter.id(), null, true))
                .toList();
    }

    private static NsxAccess nsx(Simulator simulator) {
        return new NsxAccess(
                List.of(simulator.nsxUrl()),
                new NsxAccess.Login.Password("vioscope", "any"),
                NsxAccess.Api.POLICY,
                null,
                true);
    }

    static CloudAccess access(Simulator simulator) {
        var domain = new Named(null, "Default");
        var credentials = new Credentials.Password(
                new Named(null, simulator.username()),
                domain,
                simulator.password(),
                new Named(null, simulator.project()),
                domain);
        return new CloudAccess(
                URI.create(simulator.authUrl()),
                credentials,
                simulator.region(),
                CloudAccess.Interface.PUBLIC,
                null,
                true);
    }

    /** Stands above every page. */
    static String banner(Simulator simulator) {
        return "This cloud is simulated: nothing here is real. Break it at " + simulator.adminUrl() + "/";
    }

    /** Where to look at a demonstration, and where to break it. */
    static String isThere(int httpPort, Simulator simulator) {
        return "A simulated cloud lives on http://" + HOST + ":" + httpPort + "/ until Ctrl-C. Break it at "
                + simulator.adminUrl() + "/. Nobody is asked to sign in: whoever is on this computer may look and do"
                + " everything.";
    }

    /** What somebody types to use the simulated cloud with any OpenStack client. */
    static String howToReach(Simulator simulator) {
        return String.join(
                System.lineSeparator(),
                "A simulated cloud answers until Ctrl-C. For any OpenStack client:",
                "export OS_AUTH_URL=" + simulator.authUrl(),
                "export OS_USERNAME=" + simulator.username(),
                "export OS_PASSWORD=" + simulator.password(),
                "export OS_PROJECT_NAME=" + simulator.project(),
                "export OS_USER_DOMAIN_NAME=Default",
                "export OS_PROJECT_DOMAIN_NAME=Default",
                "export OS_REGION_NAME=" + simulator.region(),
                "# to break things: POST to /faults there, or open it in a browser",
                "export SIMULATOR_ADMIN_URL=" + simulator.adminUrl(),
                "export OS_IDENTITY_API_VERSION=3");
    }
}

package io.vioscope.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vioscope.simulator.api.AdminServer;
import io.vioscope.simulator.api.SimulatorServer;
import io.vioscope.simulator.api.http.Account;
import io.vioscope.simulator.api.users.Sites;
import io.vioscope.simulator.api.users.Sites.Site;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.fault.Faults;
import io.vioscope.simulator.physics.Physics;
import io.vioscope.simulator.story.Story;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** A simulated cloud that is running: it answers HTTP and, if so asked, lives by a scenario. */
public final class Simulator {

    private final SimulatorOptions options;
    private final Faults faults;
    private final SimulatorServer server;
    private final AdminServer door;
    private final Sites sites;

    private Simulator(SimulatorOptions options, Faults faults, SimulatorServer server, AdminServer door, Sites sites) {
        this.options = options;
        this.faults = faults;
        this.server = server;
        this.door = door;
        this.sites = sites;
        Story.begin(faults, options.scenario(), options.plan().seed());
    }

    /**
     * Builds the cloud and starts to serve it, on the system's clock. Fails if the address is taken; throws
     * {@link IllegalArgumentException} for options out of range.
     */
    public static Future<Simulator> start(Vertx vertx, SimulatorOptions options) {
        return start(vertx, options, InstantSource.system());
    }

    /** As {@link #start(Vertx, SimulatorOptions)}, on another clock. */
    public static Future<Simulator> start(Vertx vertx, SimulatorOptions options, InstantSource clock) {
        var faults = new Faults(
                new Physics(new SimulatedCloud(clock, options.plan())),
                options.plan().seed());
        var server = new SimulatorServer(
                vertx,
                faults,
                List.of(Account.ADMIN, Account.MEMBER),
                options.tokenLifetime(),
                options.latency(),
                options.gzip());
        var door = new AdminServer(vertx, faults, server);
        var address = options.address();
        return server.listen(address.host(), address.port())
                .compose(listening -> door.listen(address.admin()))
                .map(open -> new Simulator(options, faults, server, door, new Sites(vertx, faults.physics())));
    }

    /** Keystone's URL, as in {@code OS_AUTH_URL}. */
    public String authUrl() {
        return "http://" + options.address().host() + ":" + port() + "/identity/v3";
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Where the vCenter with that instance UUID has its Web Services API; any password will do. */
    public URI vCenterUrl(String uuid) {
        return URI.create("http://" + options.address().host() + ":" + port() + "/vcenter/" + uuid + "/sdk");
    }

    /** Where NSX has its API; any password will do. */
    public URI nsxUrl() {
        return URI.create("http://" + options.address().host() + ":" + port() + "/nsx");
    }

    /** Where the same NSX has the API of one for vSphere; any password will do. */
    public URI nsxVUrl() {
        return URI.create("http://" + options.address().host() + ":" + port() + "/nsxv");
    }

    /** Where VIO's management server has its API; any password will do. */
    public URI managementUrl() {
        return URI.create("http://" + options.address().host() + ":" + port() + "/vio");
    }

    /**
     * Serves web sites of users, at floating IPs: some of those that are reached now, and none where these are no addresses of
     * this machine.
     */
    public Future<List<Site>> openSites(int most) {
        return options.plan().isLocal() ? sites.open(most) : Future.succeededFuture(List.of());
    }

    /** The user to sign in as, in the domain Default. */
    public String username() {
        return Account.ADMIN.username();
    }

    /** The user's password; no secret. */
    public String password() {
        return Account.ADMIN.password();
    }

    /** The project to sign in to, in the domain Default. */
    public String project() {
        return Account.ADMIN.project();
    }

    /** The region of the catalog. */
    public String region() {
        return "RegionOne";
    }

    /** The cloud itself, to do things to it from any thread. */
    public SimulatedCloud cloud() {
        return faults.physics().cloud();
    }

    /** What is broken, and the door to break more. */
    public Faults faults() {
        return faults;
    }

    /** Where things are broken by HTTP: no OpenStack has it, and no catalog names it. */
    public String adminUrl() {
        return "http://127.0.0.1:" + door.port();
    }

    /** Stops the script and the server. */
    public Future<Void> close() {
        return sites.close().eventually(door::close).eventually(server::close);
    }
}

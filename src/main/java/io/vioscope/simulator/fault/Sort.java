package io.vioscope.simulator.fault;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.simulator.cloud.Lifecycle;
import io.vioscope.simulator.cloud.ServiceRow;
import io.vioscope.simulator.cloud.VirtualMachine;
import io.vioscope.simulator.physics.Layout;
import io.vioscope.simulator.physics.Physics;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What can be struck: all there is of it, in an order that does not change. */
public enum Sort {
    /** There is only one, or it is struck whole. */
    CLOUD(physics -> Stream.of(new EntityKey(Kind.CLOUD, Kind.CLOUD.word()))),
    MONITOR(physics -> Stream.of(Layout.MONITOR)),
    MESSAGE_BUS(physics -> Stream.of(Layout.BUS)),
    DATABASE(physics -> Stream.of(Layout.DATABASE)),
    NSX_MANAGER(physics -> Stream.of(Layout.NSX_MANAGER)),
    ENTRANCE(physics -> Stream.of(Layout.ENTRANCE)),
    VCENTER(physics -> physics.layout().vCenters().stream()),
    CLUSTER(physics -> physics.layout().clusters().stream().map(Layout::cluster)),
    ESXI_HOST(physics -> physics.layout().clusters().stream().flatMap(c -> Layout.hosts(c).stream())),
    DATASTORE(physics -> physics.layout().clusters().stream().flatMap(c -> Layout.datastores(c).stream())),
    COMPUTE_SERVICE(physics -> physics.layout().clusters().stream().map(Layout::compute)),
    CONTROLLER(physics -> physics.layout().controllers().stream().map(Layout::node)),
    /** The machine of a nova-compute. */
    COMPUTE_NODE(physics ->
            physics.layout().clusters().stream().map(c -> physics.layout().computeNode(c))),
    /** A service of Nova or Cinder on a controller. */
    CONTROL_SERVICE(physics -> services(physics, p -> p.kind() == Kind.SERVICE)),
    VOLUME_SERVICE(physics -> services(physics, p -> p.kind() == Kind.VOLUME_SERVICE)),
    DHCP_NODE(physics -> physics.layout().rows("neutron-dhcp-agent").stream().map(p -> Layout.node(p.node()))),
    API(physics -> Stream.of("compute", "identity", "image", "network", "placement", "volumev3")
            .map(Layout::api)),
    /** A server that runs. */
    SERVER(physics -> servers(physics, Lifecycle.ACTIVE)),
    STOPPED_SERVER(physics -> servers(physics, Lifecycle.SHUTOFF)),
    VOLUME(physics -> volumes(physics, "available")),
    ATTACHED_VOLUME(physics -> volumes(physics, "in-use")),
    ROUTER(physics -> keys(Kind.ROUTER, physics.cloud().network().routers().all().stream(), r -> r.id())),
    /** What has an administrative state in Neutron. */
    CONNECTION(physics -> Stream.of("ROUTER", "NETWORK", "PORT").flatMap(sort -> valueOf(sort).of(physics).stream())),
    NETWORK(physics -> keys(Kind.NETWORK, physics.cloud().network().networks().all().stream(), n -> n.id())),
    /** One that leads somewhere. */
    FLOATING_IP(physics -> keys(
            Kind.FLOATING_IP,
            physics.cloud().network().floatingIps().all().stream()
                    .filter(f -> f.port().isPresent()),
            f -> f.id())),
    PORT(physics -> keys(Kind.PORT, physics.cloud().network().ports().all().stream(), p -> p.id())),
    LOAD_BALANCER(
            physics -> keys(Kind.LOAD_BALANCER, physics.cloud().network().loadBalancers().all().stream(), b -> b.id())),
    PROJECT(physics -> keys(Kind.PROJECT, physics.cloud().estate().projects().stream(), p -> p.id()));

    private final Function<Physics, Stream<EntityKey>> all;

    Sort(Function<Physics, Stream<EntityKey>> all) {
        this.all = all;
    }

    /** All there is. */
    public List<EntityKey> of(Physics physics) {
        return all.apply(physics).distinct().toList();
    }

    private static Stream<EntityKey> services(Physics physics, Predicate<ServiceRow> matches) {
        return physics.layout().rows().stream().filter(matches).map(ServiceRow::key);
    }

    private static Stream<EntityKey> servers(Physics physics, Lifecycle state) {
        return physics.cloud().discoveries().alive().stream()
                .filter(vm -> vm.state() == state)
                .map(Sort::key);
    }

    /** The key Vioscope knows a server by. */
    static EntityKey key(VirtualMachine vm) {
        return new EntityKey(Kind.SERVER, vm.birth().id().toString());
    }

    private static Stream<EntityKey> volumes(Physics physics, String status) {
        var page = physics.cloud()
                .storage()
                .page(
                        java.util.Optional.empty(),
                        Integer.MAX_VALUE,
                        v -> v.status().equals(status));
        return keys(Kind.VOLUME, page.orElseThrow().stream(), v -> v.volume().id());
    }

    private static <T> Stream<EntityKey> keys(Kind kind, Stream<T> things, Function<T, Object> id) {
        return things.map(thing -> new EntityKey(kind, id.apply(thing).toString()));
    }
}

package io.vioscope.web.topology;

import io.vioscope.model.Kind;
import io.vioscope.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One side of a cloud: the kinds that are drawn of it, layer by layer, from what carries to what is carried. */
public enum Side {
    /** Where servers run. ESXi hosts are known where a vCenter is read. */
    COMPUTE(List.of(
            List.of(Kind.CLOUD),
            List.of(Kind.VCENTER, Kind.AVAILABILITY_ZONE),
            List.of(Kind.HYPERVISOR),
            List.of(Kind.ESXI_HOST),
            List.of(Kind.SERVER))),
    /** By what servers are reached. */
    NETWORK(List.of(
            List.of(Kind.NSX_MANAGER, Kind.AGENT), List.of(Kind.ROUTER), List.of(Kind.NETWORK), List.of(Kind.SERVER))),
    /** Where servers' volumes lie. */
    STORAGE(List.of(
            List.of(Kind.VOLUME_SERVICE), List.of(Kind.VOLUME_POOL), List.of(Kind.VOLUME), List.of(Kind.SERVER)));

    private final List<List<Kind>> layers;

    Side(List<List<Kind>> layers) {
        this.layers = layers;
    }

    /** The word in URLs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an operator reads. */
    public String title() {
        return Words.of("topology.side." + word());
    }

    /** The kinds of each layer. */
    public List<List<Kind>> layers() {
        return layers;
    }

    /** Whether that kind is drawn on this side. */
    public boolean draws(Kind kind) {
        return layer(kind).isPresent();
    }

    /** The number of the layer in which that kind is drawn, from 0; empty where it is not. */
    public Optional<Integer> layer(Kind kind) {
        return IntStream.range(0, layers.size())
                .boxed()
                .filter(i -> layers.get(i).contains(kind))
                .findFirst();
    }

    /** The side of that word. */
    public static Optional<Side> of(String word) {
        return Stream.of(values()).filter(s -> s.word().equals(word)).findFirst();
    }

    /** The first side that draws that kind; empty for kinds that are on no map. */
    public static Optional<Side> of(Kind kind) {
        return Stream.of(values()).filter(s -> s.draws(kind)).findFirst();
    }

    /** The side on which a problem of that kind shows. */
    public static Side near(Kind kind) {
        return switch (kind) {
            case SUBNET, PORT, FLOATING_IP, PROBE, CANARY, LOAD_BALANCER, EDGE_CLUSTER -> NETWORK;
            case SNAPSHOT, DATASTORE -> STORAGE;
            default -> of(kind).orElse(COMPUTE);
        };
    }
}

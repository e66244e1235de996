package io.vioscope.source.openstack.placement;

import io.vioscope.source.openstack.Golden;
import io.vioscope.source.openstack.Recordings;
import java.io.IOException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Placement's recorded answers, decoded: a provider a line, an attribute a line. */
class GoldenTest {
    @Test
    void providers() throws IOException {
        var name = "placement-resource-providers";
        var list = Providers.read(Recordings.answer(name)).match(p -> p, why -> {
            throw new AssertionError(why);
        });
        var lines = list.roots().stream()
                .map(p -> p.key() + " | " + p.uuid() + " | " + p.generation())
                .collect(Collectors.joining("\n", "", "\n"));
        Golden.check(name, lines + (list.wrong() == null ? "" : list.wrong() + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c101.a9343bb3", "c102.17188562", "c103.ce041a19", "c17.1eba1015"})
    void inventories(String provider) throws IOException {
        var name = "placement-provider-inventories-domain-" + provider;
        var read = Inventory.read(Recordings.answer(name)).match(i -> i, why -> {
            throw new AssertionError(why);
        });
        var lines = new TreeMap<>(read.attributes())
                .entrySet().stream()
                        .map(e -> e.getKey() + " = " + e.getValue())
                        .collect(Collectors.joining("\n", "generation " + read.generation() + "\n", "\n"));
        Golden.check(name, lines);
    }
}

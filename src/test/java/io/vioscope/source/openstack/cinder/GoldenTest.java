package io.vioscope.source.openstack.cinder;

import io.vioscope.source.openstack.Golden;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cinder's recorded answers, decoded. */
class GoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {"detail-3.0", "detail-3.27", "detail-3.70", "page1", "page2", "own-project"})
    void volumes(String name) throws IOException {
        Golden.check("cinder-volumes-" + name, new VolumeDecoder());
    }

    @ParameterizedTest
    @ValueSource(strings = "cinder-snapshots-detail")
    void snapshots(String name) throws IOException {
        Golden.check(name, new SnapshotDecoder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0", "3.27", "3.70"})
    void services(String version) throws IOException {
        Golden.check("cinder-os-services-" + version, new VolumeServiceDecoder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0", "3.70"})
    void pools(String version) throws IOException {
        Golden.check("cinder-pools-detail-" + version, new PoolDecoder());
    }
}

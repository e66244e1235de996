package io.vioscope.source.openstack.glance;

import io.vioscope.source.openstack.Golden;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Glance's recorded answers, decoded. */
class GoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {"glance-images", "glance-images-page1"})
    void images(String name) throws IOException {
        Golden.check(name, new ImageDecoder());
    }
}

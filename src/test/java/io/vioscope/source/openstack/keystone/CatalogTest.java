package io.vioscope.source.openstack.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.CloudAccess;
import io.vioscope.config.Credentials;
import io.vioscope.config.Credentials.Named;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Named NONE = new Named(null, null);

    private static CloudAccess access(@Nullable String region) {
        var credentials = new Credentials.Password(NONE, NONE, "", NONE, NONE);
        return new CloudAccess(URI.create("http://k"), credentials, region, CloudAccess.Interface.PUBLIC, null, true);
    }

    private static Catalog.Endpoint compute(String facing, String region) {
        return new Catalog.Endpoint("compute", facing, region, "http://" + region + "." + facing + "/v2.1/");
    }

    private static String url(Catalog catalog, @Nullable String region) {
        return catalog.url(ServiceType.COMPUTE, access(region)).match(u -> u, why -> why.cause() + " " + why.detail());
    }

    @Test
    void picksTheRegionAndInterface() {
        var catalog = new Catalog(List.of(compute("internal", "a"), compute("public", "a"), compute("public", "b")));
        assertThat(url(catalog, "b")).isEqualTo("http://b.public/v2.1");
    }

    @Test
    void needsNoRegionWhereThereIsOne() {
        assertThat(url(new Catalog(List.of(compute("public", "a"))), null)).isEqualTo("http://a.public/v2.1");
    }

    @Test
    void namesTheRegionsThereAre() {
        var catalog = new Catalog(List.of(compute("public", "a"), compute("public", "b")));
        assertThat(url(catalog, "c")).startsWith("NOT_IN_CATALOG").contains("region c", "a, b");
        assertThat(url(catalog, null)).startsWith("NOT_IN_CATALOG").contains("a, b");
        assertThat(url(new Catalog(List.of()), null))
                .startsWith("NOT_IN_CATALOG")
                .contains("nothing");
    }
}

package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists that can be asked for in the reverse of their usual order come in exactly that, page after page. */
class SortedListsTest {
    private final RunningSimulator running = RunningSimulator.of(500, 4);
    private final ApiClient client = running.client().signedIn().version("volume", "3.59");

    @AfterEach
    void stop() {
        running.close();
    }

    private List<String> read(String list, String url) {
        var ids = new ArrayList<String>();
        for (var marker = ""; ; marker = "&marker=" + ids.get(ids.size() - 1)) {
            var rows = client.get(url + marker).json().path(list);
            rows.forEach(row -> ids.add(row.path("id").asText()));
            if (rows.isEmpty()) {
                return ids;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "servers, /compute/v2.1/servers/detail?all_tenants=1, sort_key=created_at&sort_dir=asc",
        "servers, /compute/v2.1/servers?all_tenants=1, sort_key=created_at&sort_dir=asc&sort_key=uuid&sort_dir=desc",
        "volumes, /volume/v3/ADMIN/volumes/detail?all_tenants=1, sort=created_at:asc",
        "snapshots, /volume/v3/ADMIN/snapshots/detail?all_tenants=1, sort=created_at:asc",
        "ports, /network/v2.0/ports?fields=id, sort_key=id&sort_dir=desc",
        "networks, /network/v2.0/networks?fields=id, sort_key=id&sort_dir=desc"
    })
    void theReverseIsTheReverse(String list, String path, String reverse) {
        var admin = running.simulator.cloud().estate().admin().id();
        var url = path.replace("ADMIN", admin) + "&limit=" + (list.equals("snapshots") ? 3 : 70);
        var there = read(list, url);
        var back = read(list, url + "&" + reverse);
        Collections.reverse(back);
        assertThat(back).isEqualTo(there).doesNotHaveDuplicates().hasSizeGreaterThan(5);
    }
}

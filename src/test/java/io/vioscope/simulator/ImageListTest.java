package io.vioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Glance's list over HTTP: paging, filters, who may see what, and that servers boot from what it lists. */
class ImageListTest {
    private static final String IMAGES = "/image/v2/images";
    private static final String TOOLS = "voice-tools";

    private final RunningSimulator running = RunningSimulator.of(500, 4);
    private final ApiClient client = running.client().signedIn();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void pagesFollowEachOtherByTheirMarker() {
        var all = client.get(IMAGES + "?visibility=all").json();
        assertThat(all.has("next")).isFalse();
        var names = new ArrayList<String>();
        var path = "/v2/images?limit=2&visibility=all";
        for (var more = true; more; more = !path.isEmpty()) {
            var page = client.get("/image" + path).json();
            names.addAll(page.path("images").findValuesAsText("name"));
            assertThat(page.path("first").asText()).isEqualTo("/v2/images?limit=2&visibility=all");
            path = page.path("next").asText();
        }
        assertThat(names).hasSizeGreaterThan(4).isEqualTo(all.path("images").findValuesAsText("name"));
        assertThat(client.get(IMAGES + "?marker=" + UUID.randomUUID()).status()).isEqualTo(400);
        assertThat(client.get(IMAGES + "?visibility=some").status()).isEqualTo(400);
        assertThat(client.get(IMAGES + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void whatIsHiddenOrOfTheCommunityIsListedOnlyIfAskedFor() {
        assertThat(images(client, ""))
                .contains("photon-4", "webshop-prod-golden")
                .doesNotContain("photon-3", TOOLS);
        assertThat(images(client, "?os_hidden=true")).containsExactly("photon-3");
        assertThat(images(client, "?visibility=community")).containsExactly(TOOLS);
        assertThat(images(client, "?visibility=all"))
                .contains("photon-4", TOOLS)
                .doesNotContain("photon-3");
        var member = running.client().signedIn("member", "webshop-prod");
        assertThat(images(member, "?visibility=all"))
                .contains("webshop-prod-golden", TOOLS, "windows-2019")
                .doesNotContain("data-platform-golden");
    }

    @Test
    void everyServerBootsFromAnImageThatIsListed() {
        var servers = client.version("compute", "2.79")
                .get("/compute/v2.1/servers/detail?all_tenants=1")
                .json()
                .path("servers");
        var named = new TreeSet<>(servers.findValues("image").stream()
                .map(image -> image.path("id").asText())
                .filter(id -> !id.isEmpty())
                .toList());
        var known = client.get(IMAGES).json().path("images").findValuesAsText("id");
        assertThat(named).isNotEmpty();
        assertThat(known).containsAll(named);
    }

    @Test
    void theStatusOfAnImageCanBeSetAndADeletedOneIsGone() {
        var id = client.get(IMAGES).json().at("/images/0/id").asText();
        assertThat(running.door()
                        .post("/admin/images/" + id + "/status?to=deactivated")
                        .status())
                .isEqualTo(204);
        assertThat(client.get(IMAGES + "/" + id).json().path("status").asText()).isEqualTo("deactivated");
        assertThat(running.door()
                        .post("/admin/images/" + id + "/status?to=deleted")
                        .status())
                .isEqualTo(204);
        assertThat(client.get(IMAGES + "/" + id).status()).isEqualTo(404);
        assertThat(running.door()
                        .post("/admin/images/" + id + "/status?to=active")
                        .status())
                .isEqualTo(404);
    }

    private static List<String> images(ApiClient eyes, String query) {
        return eyes.get(IMAGES + query).json().path("images").findValuesAsText("name");
    }
}

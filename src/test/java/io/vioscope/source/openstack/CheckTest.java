package io.vioscope.source.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final Finding NO_CINDER =
            new Finding(true, "Cinder", "not in the catalog: this cloud offers no volumes");

    private final FakeCloud cloud = new FakeCloud();

    @AfterEach
    void stop() {
        cloud.close();
    }

    private List<Finding> check() {
        return cloud.run(
                () -> OpenStackSources.check(cloud.vertx(), cloud.config(), InstantSource.system(), FakeCloud.LIMITS));
    }

    @Test
    void saysWhatEachApiAnswered() {
        var findings = check();
        assertThat(findings).contains(new Finding(true, "servers", "32 seen"), new Finding(true, "projects", "5 seen"));
        assertThat(findings)
                .contains(new Finding(true, "volumes", "20 seen"), new Finding(true, "volume pools", "2 seen"));
        assertThat(findings)
                .anyMatch(f -> f.ok() && f.what().equals("roles") && f.detail().contains("sees all projects"))
                .anyMatch(f -> f.what().equals("Nova version") && f.detail().contains("2.93"))
                .anyMatch(f -> f.what().equals("Cinder version")
                        && f.detail().contains("3.70")
                        && f.detail().endsWith("asked in 3.48"));
    }

    @Test
    void saysWhichPluginDoesNeutronsWork() {
        assertThat(check())
                .anyMatch(f -> f.ok()
                        && f.what().equals("Neutron plugin")
                        && f.detail().contains("other (ML2"))
                .contains(
                        new Finding(true, "virtual interfaces", "49 seen"),
                        new Finding(true, "load balancers", "2 seen"),
                        new Finding(true, "images", "1 seen"));
    }

    @Test
    void saysWhatPlacementTells() {
        assertThat(check())
                .contains(new Finding(true, "placement", "tells of 4 hypervisors"))
                .anyMatch(f -> f.ok()
                        && f.what().equals("Placement version")
                        && f.detail().endsWith("speaks up to 1.39, asked in 1.39"));
        cloud.on(FakeCloud.PROVIDERS, r -> r.response().setStatusCode(403).end("{}"));
        assertThat(check())
                .anyMatch(f -> !f.ok()
                        && f.what().equals("placement lists")
                        && f.detail().contains("403"));
    }

    @Test
    void aCloudMayDoWithoutNetworksLoadBalancersImagesAndPlacement() {
        cloud.on(
                FakeCloud.LOGIN,
                r -> cloud.login(
                        r,
                        cloud.token()
                                .replace("load-balancer", "none")
                                .replace("\"network\"", "\"none\"")
                                .replace("\"image\"", "\"none\"")
                                .replace("\"placement\"", "\"none\"")));
        assertThat(check())
                .allMatch(f -> f.ok() || f.what().equals("clocks"))
                .anyMatch(f -> f.what().equals("Neutron") && f.detail().contains("not in the catalog"))
                .anyMatch(f -> f.what().equals("Octavia") && f.detail().contains("not in the catalog"))
                .anyMatch(f -> f.what().equals("Glance") && f.detail().contains("not in the catalog"))
                .anyMatch(f -> f.what().equals("Placement") && f.detail().contains("not in the catalog"));
    }

    @Test
    void saysWhichImagesMayBeHiddenFromAnAccount() {
        cloud.on(
                FakeCloud.LOGIN,
                r -> cloud.login(r, token -> token.replace("\"name\":\"admin\"", "\"name\":\"member\"")));
        assertThat(check())
                .anyMatch(f -> !f.ok()
                        && f.what().equals("glance lists")
                        && f.detail().contains("no private images but those of project"));
    }

    @Test
    void saysWhatIsRefused() {
        cloud.on(FakeCloud.SERVERS, r -> r.response().setStatusCode(403).end("{}"));
        assertThat(check())
                .anyMatch(
                        f -> !f.ok() && f.detail().contains("403") && f.detail().contains(FakeCloud.SERVERS))
                .contains(new Finding(true, "hypervisors", "4 seen"));
    }

    private static final String LIVE = "server diagnostics";

    private Finding live() {
        var all = check().stream().filter(f -> f.what().equals(LIVE)).toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    /** As the answer to the question about whichever server it asks about. */
    private void diagnostics(int status, String body) {
        var servers = new JsonObject(Recordings.body("nova-servers-detail-2.69")).getJsonArray("servers");
        for (var i = 0; i < servers.size(); i++) {
            cloud.on("/v2.1/servers/" + servers.getJsonObject(i).getString("id") + FakeCloud.DIAGNOSTICS, r -> {
                r.response().setStatusCode(status);
                FakeCloud.json(r, body);
            });
        }
    }

    @Test
    void saysWhetherServersMayBeAskedAboutLiveByAskingAboutOne() {
        assertThat(live())
                .matches(Finding::ok)
                .matches(f -> f.detail().matches("permitted: asked about .+, which is running"));
        assertThat(cloud.asked.stream().filter(a -> a.contains(FakeCloud.DIAGNOSTICS)))
                .hasSize(1);
    }

    @Test
    void thatAServerIsOffIsAnAnswerToo() {
        diagnostics(
                409, "{\"conflictingRequest\": {\"message\": \"Cannot do it while it is in power state shutdown\"}}");
        assertThat(live()).matches(f -> f.ok() && f.detail().endsWith("which is not running"));
    }

    @Test
    void saysThatServersMayNotBeAskedAboutLive() {
        diagnostics(403, "{\"forbidden\": {\"message\": \"Policy doesn't allow it\"}}");
        assertThat(live())
                .matches(f -> !f.ok())
                .matches(f -> f.detail().contains("403: the account may not ask for diagnostics"));
    }

    @Test
    void whatIsNoAnswerProvesNoPermission() {
        diagnostics(404, "{\"itemNotFound\": {\"message\": \"Instance could not be found\"}}");
        assertThat(live())
                .matches(f -> !f.ok())
                .matches(f -> f.detail().startsWith("not known whether it is permitted: "));
    }

    @Test
    void whereThereIsNoServerItSaysSo() {
        cloud.on(FakeCloud.SERVERS, r -> FakeCloud.json(r, "{\"servers\": []}"));
        assertThat(live()).matches(f -> f.ok() && f.detail().startsWith("no server is there"));
        assertThat(cloud.asked).noneMatch(a -> a.contains(FakeCloud.DIAGNOSTICS));
    }

    @Test
    void aCloudWithoutCinderIsInOrder() {
        cloud.on(FakeCloud.LOGIN, r -> cloud.login(r, token -> token.replace("\"volumev3\"", "\"volumeless\"")));
        // The recorded token is old, which is all that is wrong here.
        assertThat(check()).allMatch(f -> f.ok() || f.what().equals("clocks")).contains(NO_CINDER);
    }

    @Test
    void cinderInTheCatalogWithoutAnEndpointThatCanBeUsedIsWrong() {
        cloud.on(FakeCloud.LOGIN, r -> cloud.login(r, CheckTest::cinderElsewhere));
        assertThat(check())
                .doesNotContain(NO_CINDER)
                .anyMatch(f -> !f.ok() && f.detail().contains("not in region nova"));
    }

    /** The token of a cloud whose Cinder is in another region than the configured one. */
    private static String cinderElsewhere(String token) {
        var json = new JsonObject(token);
        var catalog = json.getJsonObject("token").getJsonArray("catalog");
        for (var i = 0; i < catalog.size(); i++) {
            var service = catalog.getJsonObject(i);
            var endpoints = service.getJsonArray("endpoints");
            for (var j = 0; j < endpoints.size() && service.getString("type").equals("volumev3"); j++) {
                endpoints.getJsonObject(j).put("region_id", "elsewhere");
            }
        }
        return json.encode();
    }

    @Test
    void aRefusedLoginIsTheOnlyFinding() {
        cloud.on(FakeCloud.LOGIN, r -> r.response().setStatusCode(401).end("{}"));
        assertThat(check()).singleElement().matches(f -> !f.ok() && f.what().equals("Keystone login"));
    }
}

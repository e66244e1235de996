package io.vioscope.source.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vioscope.config.ProbesConfig;
import io.vioscope.config.ProbesConfig.Address;
import io.vioscope.config.ProbesConfig.How;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import io.vioscope.source.openstack.FakeCloud;
import io.vioscope.source.openstack.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen of addresses by trying them for real, and of what another place says. */
class ReachTest {
    private static final String SHOP = "203.0.113.7";

    private final FakePlaces places = new FakePlaces();

    @AfterEach
    void stop() {
        places.close();
    }

    private static String said(Entity probe, String attribute) {
        return Objects.requireNonNull(probe.attributes().get(attribute));
    }

    private String here(Address address) {
        return said(places.look("ping", address), "here");
    }

    @ParameterizedTest
    @CsvSource({"200, reached", "302, reached", "401, reached", "404, reached", "500, not reached", "503, not reached"})
    void anyAnswerButAServersErrorIsReached(int status, String word) {
        places.status = status;
        assertThat(here(places.web("shop"))).isEqualTo(word);
    }

    @Test
    void aConnectionIsReachedAndARefusedOneIsNotAndSaysThatItsMachineAnswers() {
        assertThat(here(new Address("tcp", new How.Tcp("127.0.0.1", places.port()))))
                .isEqualTo("reached");
        var nobody = places.look("ping", FakePlaces.nobody("nobody"));
        assertThat(nobody.attributes().get("here")).isEqualTo("not reached");
        assertThat(nobody.attributes().get("here_why")).contains("nobody listens");
        assertThat(nobody.status().word()).isEqualTo(Verdict.FROM_ONE);
        assertThat(nobody.status().health()).hasToString("UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({"0, reached", "1, not reached", "2, not known"})
    void anEchoIsJudgedByTheExitCodeOfPing(int exit, String word, @TempDir Path directory) throws IOException {
        var ping = directory.resolve("ping");
        Files.writeString(ping, "#!/bin/sh\n[ \"$7\" = " + SHOP + " ] && exit " + exit + "\nexit 9\n");
        assertThat(ping.toFile().setExecutable(true)).isTrue();
        var seen = places.look(ping.toString(), new Address("echo", new How.Ping(SHOP)));
        assertThat(said(seen, "here")).isEqualTo(word);
    }

    @Test
    void withoutThatCommandNothingIsKnownOfAnEcho() {
        var echo = places.look("/nowhere/ping", new Address("echo", new How.Ping(SHOP)));
        assertThat(echo.status().word()).isEqualTo("not known");
        assertThat(echo.attributes().get("here_why")).contains("ping is not there");
    }

    @Test
    void twoPlacesThatDoNotReachItCallItDown() {
        places.elsewhere("nobody", "not reached");
        var report = places.lookFromBoth(FakePlaces.nobody("nobody"));
        var nobody = FakePlaces.probe(report, "nobody");
        assertThat(nobody.status().word()).isEqualTo("not reached");
        assertThat(nobody.status().health()).hasToString("DOWN");
        assertThat(nobody.attributes().get("places")).isEqualTo("here: not reached, site-b: not reached");
        assertThat(places.asked).containsExactly("kind:probe cloud:vio Bearer " + FakePlaces.TOKEN);
    }

    @Test
    void whatAnotherPlaceReachesIsNotDown() {
        places.elsewhere("nobody", "reached");
        places.elsewhere("shop", "reached");
        var report = places.lookFromBoth(FakePlaces.nobody("nobody"), places.web("shop"));
        assertThat(FakePlaces.probe(report, "nobody").status().word()).isEqualTo(Verdict.FROM_SOME);
        assertThat(FakePlaces.probe(report, "shop").status().word()).isEqualTo("reached");
    }

    @Test
    void thatWeReachNothingWhileAnotherPlaceDoesIsSaidAsOurOwnNetworks() {
        places.elsewhere("one", "reached");
        places.elsewhere("two", "reached");
        var report = places.lookFromBoth(FakePlaces.nobody("one"), FakePlaces.nobody("two"));
        assertThat(FakePlaces.probe(report, "one").status().word()).isEqualTo("reached");
        assertThat(report.aside().notes())
                .anyMatch(note -> note.startsWith("From here nothing is reached that is reached from elsewhere"));
    }

    @Test
    void anotherPlaceThatRefusesUsOrHasStoppedLookingTellsNothing() {
        places.elsewhere("nobody", "not reached");
        var probes = new ProbesConfig(List.of(FakePlaces.nobody("nobody")), List.of(places.other("wrong")));
        var report = places.run(places.source(probes, InstantSource.system(), "ping"));
        assertThat(FakePlaces.probe(report, "nobody").status().word()).isEqualTo(Verdict.FROM_ONE);
        assertThat(report.aside().notes()).anyMatch(note -> note.startsWith("site-b does not tell"));
        places.isCurrent = false;
        var stale = places.lookFromBoth(FakePlaces.nobody("nobody"));
        assertThat(FakePlaces.probe(stale, "nobody").status().word()).isEqualTo(Verdict.FROM_ONE);
    }

    private List<Relation> ties(String floating, String ports) {
        places.cloud.on(
                FakeCloud.NEUTRON + "floatingips",
                request -> FakeCloud.json(request, "{\"floatingips\": [" + floating + "]}"));
        places.cloud.on(
                FakeCloud.NEUTRON + "ports", request -> FakeCloud.json(request, "{\"ports\": [" + ports + "]}"));
        return places.look("/nowhere/ping", new Address("shop", new How.Ping(SHOP)))
                .relations();
    }

    @Test
    void anAddressIsThatOfItsFloatingIpOrOfTheOnePortThatHasIt() {
        assertThat(ties("{\"id\": \"f1\"}", ""))
                .containsExactly(new Relation(RelationType.ASSOCIATED_WITH, new EntityKey(Kind.FLOATING_IP, "f1")));
        assertThat(ties("", "{\"id\": \"p1\"}"))
                .containsExactly(new Relation(RelationType.ASSOCIATED_WITH, new EntityKey(Kind.PORT, "p1")));
        assertThat(ties("", "{\"id\": \"p1\"}, {\"id\": \"p2\"}")).isEmpty();
        assertThat(ties("", "")).isEmpty();
    }

    @Test
    void aCheckSaysOfEachAddressWhetherItIsReachedAndWhoDoesNotTell() {
        var probes = new ProbesConfig(
                List.of(places.web("shop"), FakePlaces.nobody("nobody")), List.of(places.other("wrong")));
        var vertx = places.cloud.vertx();
        var findings = FakeCloud.await(Future.<List<Finding>>future(promise -> vertx.runOnContext(
                v -> ReachCheck.of(vertx, places.config(probes), InstantSource.system(), FakeCloud.LIMITS, "ping")
                        .onComplete(promise))));
        assertThat(findings)
                .extracting(f -> f.what() + " " + f.ok())
                .containsExactly("address shop true", "address nobody false", "Vioscope site-b false");
    }
}

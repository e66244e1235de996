package io.vioscope.source.openstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import io.vioscope.inventory.Completeness;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.model.RelationType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class KeystoneSourceTest extends OpenStackSourceContract {
    KeystoneSourceTest() {
        super("keystone");
    }

    @Test
    void projectsBelongToTheirDomain() {
        var report = poll();
        var domain = new EntityKey(Kind.DOMAIN, "default");
        assertThat(report.entities())
                .anyMatch(e -> e.key().equals(domain) && e.name().equals("Default"));
        assertThat(report.entities())
                .filteredOn(e -> e.kind() == Kind.PROJECT)
                .hasSize(5)
                .allMatch(e ->
                        e.related(RelationType.OWNED_BY).filter(domain::equals).isPresent());
    }

    @Test
    void whereOnlyDomainsAreForbiddenOnlyDomainsAreUnseen() {
        cloud.on(FakeCloud.DOMAINS, r -> r.response().setStatusCode(403).end("{}"));
        var report = poll();
        assertThat(report.sawAll(Kind.PROJECT)).isTrue();
        assertThat(report.completeness())
                .isInstanceOfSatisfying(
                        Completeness.Partial.class,
                        partial -> assertThat(partial.unseen())
                                .containsOnlyKeys(Kind.DOMAIN)
                                .hasEntrySatisfying(
                                        Kind.DOMAIN,
                                        why -> assertThat(why.cause()).isEqualTo(Cause.FORBIDDEN)));
    }

    @Test
    void anAdminHasNothingToDoubt() {
        assertThat(poll().aside().notes()).isEmpty();
    }

    @Test
    void anAccountWithoutTheAdminRoleIsToldOf() {
        cloud.on(
                FakeCloud.LOGIN,
                r -> r.response()
                        .setStatusCode(201)
                        .putHeader("X-Subject-Token", "token")
                        .end(Recordings.body("keystone-token")
                                .replaceAll("\"name\":\"admin\"(,\"id\"|})", "\"name\":\"auditor\"$1")));
        assertThat(poll().aside().notes())
                .singleElement()
                .asString()
                .contains("no role admin", "auditor", "silently show those of project auditor alone");
    }

    @Test
    void aClockThatIsAheadIsMeasuredToTheSecond() {
        cloud.on(FakeCloud.PROJECTS, r -> dated(r, Duration.ofMinutes(10), "keystone-projects"));
        cloud.on(FakeCloud.DOMAINS, r -> dated(r, Duration.ofMinutes(10), "keystone-domains"));
        var aside = poll().aside();
        assertThat(aside.skew()).isBetween(Duration.ofSeconds(599), Duration.ofSeconds(601));
        assertThat(aside.isSkewed()).isTrue();
    }

    @Test
    void clocksThatAgreeAreNotSkewed() {
        assertThat(poll().aside().isSkewed()).isFalse();
        assertThat(poll().aside().skew()).isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(1));
    }

    @Test
    void whereNoAnswerTellsTheTimeTheSkewIsUnknown() {
        breakWorld();
        assertThat(poll().aside().skew()).isNull();
    }

    private static void dated(HttpServerRequest request, Duration ahead, String recording) {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(ahead).atOffset(ZoneOffset.UTC));
        request.response().putHeader("Date", date).end(Recordings.body(recording));
    }
}

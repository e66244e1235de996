package io.vioscope.realcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vioscope.config.MessageBusAccess;
import io.vioscope.source.amqp.AmqpCheck;
import io.vioscope.source.openstack.Finding;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What {@code vioscope check} says of a real RabbitMQ, and which permissions it really needs there. */
@Tag("realcloud")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RealMessageBusCheckTest {
    private static final String NOBODY = "^$";

    private final Vertx vertx = Vertx.vertx();
    private RealCloud cloud;
    private RealBroker broker;

    @BeforeAll
    void makeAccount() throws Exception {
        cloud = RealCloud.given();
        broker = new RealBroker(cloud);
        broker.makeAccount();
    }

    @AfterAll
    void leave() throws Exception {
        broker.removeAccount();
        vertx.close().await(1, TimeUnit.MINUTES);
    }

    private List<Finding> check(MessageBusAccess access) throws Exception {
        var config = cloud.config(Duration.ofMinutes(1)).withMessageBus(access);
        return AmqpCheck.of(vertx, config).await(1, TimeUnit.MINUTES);
    }

    private List<Finding> allowed(String configure, String write, String read) throws Exception {
        broker.permit(configure, write, read);
        return check(broker.access());
    }

    private static void isRefused(List<Finding> findings, String... words) {
        System.out.println(findings);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).ok()).isFalse();
        assertThat(findings.get(0).detail()).contains(words);
    }

    @Test
    void whatTheDocumentationAsksForIsEnough() throws Exception {
        var findings = allowed(RealBroker.OURS, RealBroker.OURS, RealBroker.READ);
        System.out.println(findings);
        assertThat(findings).allMatch(Finding::ok);
        assertThat(broker.queuesOfOurs()).isEmpty();
    }

    @Test
    void aWrongPasswordIsNamed() throws Exception {
        isRefused(check(broker.access(RealBroker.ACCOUNT, "wrong", "/")), "the account or its password is refused");
        isRefused(check(broker.access("nobody", "wrong", "/")), "the account or its password is refused");
    }

    @Test
    void aVirtualHostThatIsNotThereIsNamed() throws Exception {
        isRefused(check(broker.access(RealBroker.ACCOUNT, RealBroker.PASSWORD, "nowhere")), "nowhere", "not found");
    }

    @Test
    void aVirtualHostThatTheAccountMayNotUseIsNamed() throws Exception {
        broker.throwOut();
        isRefused(check(broker.access()), "access to vhost '/' refused");
    }

    @Test
    void eachPermissionIsNeeded() throws Exception {
        isRefused(allowed(NOBODY, RealBroker.OURS, RealBroker.READ), "the permission \"configure\" for queues");
        isRefused(allowed(RealBroker.OURS, NOBODY, RealBroker.READ), "the permission \"write\" for queues");
        isRefused(allowed(RealBroker.OURS, RealBroker.OURS, NOBODY), "the permission \"read\" for queues");
        isRefused(allowed(RealBroker.OURS, RealBroker.OURS, RealBroker.OURS), "may not read", "nova");
    }

    @Test
    void anExchangeThatMayNotBeReadIsNamed() throws Exception {
        var findings = allowed(RealBroker.OURS, RealBroker.OURS, "^(vioscope\\..*|nova)$");
        System.out.println(findings);
        assertThat(findings).anyMatch(each -> !each.ok() && each.detail().contains("neutron"));
    }
}

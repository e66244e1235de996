package io.vioscope.source.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import io.vioscope.model.ReadFailure.Cause;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What RabbitMQ 3.10 says where an account lacks a permission, which the broker of the other tests has not. */
class TroublesTest {
    private static final String QUEUE = "queue 'vioscope.ed22e717-ea53-430c-b409-1141d0a406db'";

    private static ShutdownSignalException refused(String what, int classId, int methodId) {
        var close = new AMQP.Channel.Close.Builder()
                .replyCode(403)
                .replyText("ACCESS_REFUSED - access to " + what + " in vhost '/' refused for user 'vioscope'")
                .classId(classId)
                .methodId(methodId)
                .build();
        return new ShutdownSignalException(false, false, close, null);
    }

    @ParameterizedTest
    @CsvSource({"50,10,configure", "50,20,write", "60,20,read"})
    void thePermissionThatIsLackingIsNamed(int classId, int methodId, String permission) {
        var why = Troubles.of(
                "RabbitMQ at rabbit1:5671, virtual host /", new IOException(refused(QUEUE, classId, methodId)));
        assertThat(why.cause()).isEqualTo(Cause.FORBIDDEN);
        assertThat(why.detail())
                .isEqualTo("RabbitMQ at rabbit1:5671, virtual host /: the broker says 403 ACCESS_REFUSED - access to "
                        + QUEUE + " in vhost '/' refused for user 'vioscope'; the account lacks the permission \""
                        + permission + "\" for queues named vioscope...");
    }

    @ParameterizedTest
    @CsvSource({"exchange 'nova',true", "queue 'vioscope.1',false"})
    void anExchangeThatMayNotBeReadIsToldApartFromAQueueThatMayNotBeBound(String what, boolean isExchange) {
        assertThat(Troubles.isExchangeRefused(refused(what, 50, 20))).isEqualTo(isExchange);
    }
}

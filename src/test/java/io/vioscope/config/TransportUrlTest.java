package io.vioscope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.MessageBusAccess.Host;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportUrlTest {
    private static TransportUrl of(String text) {
        return TransportUrl.of(text, 5671).orElseThrow();
    }

    @Test
    void isAsInNovaConf() {
        assertThat(of("rabbit://openstack:p%40ss+1@10.0.0.1:5672,openstack:p%40ss+1@[2001:db8::2]/vio"))
                .isEqualTo(new TransportUrl(
                        List.of(new Host("10.0.0.1", 5672), new Host("2001:db8::2", 5671)),
                        "openstack",
                        "p@ss+1",
                        "vio"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rabbit://u:p@h", "rabbit://u:p@h/", "rabbit://u:p@h:1//", "rabbit://u:p@h/%2F?ssl=1"})
    void noPathIsTheVirtualHostSlash(String text) {
        assertThat(of(text).vhost()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rabbit://",
                "rabbit://h",
                "rabbit://u@h",
                "rabbit://u:p@h:0/",
                "rabbit://u:p@h:70000/",
                "rabbit://u:p@h,/",
                "rabbit://u:p@h,v:p@i/",
                "amqp://u:p@h/",
                "kafka://u:p@h/",
                "rabbit://u:p@h/v h"
            })
    void whatIsNoneIsNone(String text) {
        assertThat(TransportUrl.of(text, 5671)).isEmpty();
    }

    @Test
    void nobodyReadsThePasswordInALog() {
        assertThat(of("rabbit://u:hush@h")).asString().doesNotContain("hush");
    }
}

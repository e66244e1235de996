package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The search finds what is there, so that finding nothing means something. */
class PlantedTest {
    private final Planted planted = new Planted();
    private final String secret = planted.plant("password");

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsASecretInEachForm() {
        assertThat(planted.in("as it is: " + secret + ".")).hasSize(1);
        assertThat(planted.in("/?q=" + URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .hasSize(1);
        for (var user : new String[] {"", "u", "us", "use", "user:"}) {
            assertThat(planted.in("Basic " + base64(user + secret))).as(user).hasSize(1);
            assertThat(planted.in("Basic " + base64(user + secret + "more")))
                    .as(user)
                    .hasSize(1);
        }
    }

    @Test
    void leavesWhatBelongsThereAndWhatIsNone() {
        assertThat(planted.in(secret, "password")).isEmpty();
        assertThat(planted.in("hush, " + base64("another password"))).isEmpty();
    }
}

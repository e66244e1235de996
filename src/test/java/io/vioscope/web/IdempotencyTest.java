package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whose key an Idempotency-Key is. */
class IdempotencyTest {
    private static final SignedSite SITE = new SignedSite();

    @AfterAll
    static void close() {
        SITE.close();
    }

    @Test
    void twoWhoHitUponOneKeyDoNotMeet() {
        var ann = SITE.token("ann", Role.OPERATOR, 1).token();
        var bob = SITE.token("bob", Role.OPERATOR, 1).token();

        assertThat(note(ann, "one")).isEqualTo(404);
        assertThat(note(bob, "another")).as("of somebody else").isEqualTo(404);
        assertThat(note(ann, "a third")).as("of the same").isEqualTo(422);
    }

    /** Of a kind of problem that there is not, so that no engine is needed. */
    private static int note(String token, String note) {
        return SITE.site
                .sendBody(
                        "POST",
                        "/api/v1/rules/nothing/advice",
                        "{\"note\": \"" + note + "\"}",
                        "Authorization",
                        "Bearer " + token,
                        "Idempotency-Key",
                        "1")
                .statusCode();
    }
}

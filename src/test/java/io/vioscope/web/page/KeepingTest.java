package io.vioscope.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Then;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leads on keeps the moment; texts from outside are left as they are. */
class KeepingTest {
    private static final Then THEN =
            new Then(Instant.parse("2026-11-25T02:03:00Z"), Optional.empty(), Optional.empty());
    private static final String AT = "at=" + Texts.encode("2026-11-25T02:03:00Z");

    @ParameterizedTest
    @CsvSource({
        "/, /?AT",
        "/problems/7, /problems/7?AT",
        "/entities?q&#x3D;kind%3Aserver, /entities?q&#x3D;kind%3Aserver&amp;AT",
        "/a?b=c&amp;d=e#f, /a?b=c&amp;d=e&amp;AT#f",
        "/sources#recording, /sources?AT#recording",
        "/entities/server/$1%5C, /entities/server/$1%5C?AT",
    })
    void aLinkKeepsTheMoment(String before, String after) {
        assertThat(Keeping.in("<a href=\"" + before + "\">x</a>", THEN))
                .isEqualTo("<a href=\"" + after.replace("AT", AT) + "\">x</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a data-now href=\"/problems\">Back to now</a>",
                "<link href=\"/assets/1/vioscope.css\">",
                "<a href=\"/metrics\">metrics</a>",
                "<use href=\"#s-ok\"></use>",
                "<a href=\"https://example.org/\">x</a>",
                "<bdi>href=&quot;/x&quot; &lt;form method=&quot;get&quot;&gt;</bdi>",
                "<form method=\"post\" action=\"/x\"></form>",
            })
    void whatDoesNotLeadOnInThePastIsLeftAsItIs(String html) {
        assertThat(Keeping.in(html, THEN)).isEqualTo(html);
    }

    @Test
    void aFormThatAsksKeepsTheMoment() {
        assertThat(Keeping.in("<form action=\"/entities\" method=\"get\" role=\"search\"></form>", THEN))
                .isEqualTo("<form action=\"/entities\" method=\"get\" role=\"search\">"
                        + "<input type=\"hidden\" name=\"at\" value=\"2026-11-25T02:03:00Z\"></form>");
    }
}

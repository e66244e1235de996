package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.Severity;
import io.vioscope.model.SourceStatus;
import io.vioscope.web.view.Legend;
import io.vioscope.web.view.Legend.Sign;
import io.vioscope.web.view.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The marks can be seen, and are the ones that the style sheet and the layout have. */
class LegendTest {
    static Stream<Sign> signs() {
        return Legend.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("signs")
    void standsOutFromBothGrounds(Sign sign) {
        // WCAG 2.2, 1.4.11: 3:1 for what is needed to understand a graphic.
        assertThat(contrast(sign.light(), Legend.LIGHT_GROUND)).isGreaterThanOrEqualTo(3);
        assertThat(contrast(sign.dark(), Legend.DARK_GROUND)).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("signs")
    void hasAShapeInTheLayoutAndItsColoursInTheStyle(Sign sign) throws IOException {
        assertThat(Files.readString(Path.of("templates/layout.hbs"))).contains("<symbol id=\"s-" + sign.word() + "\"");
        var css = Files.readString(Path.of("webroot/vioscope.css")).toUpperCase(Locale.ROOT);
        assertThat(css)
                .contains(sign.light())
                .contains(sign.dark())
                .contains("S-" + sign.word().toUpperCase(Locale.ROOT));
    }

    @Test
    void hasASignForEveryWordThatIsShown() {
        var words = Stream.of(
                        Stream.of(Mark.values()).map(Mark::word),
                        Stream.of(SourceStatus.values()).map(SourceStatus::word),
                        Stream.of(Severity.values())
                                .filter(s -> s != Severity.CLEARED)
                                .map(Severity::word))
                .flatMap(s -> s);
        assertThat(Legend.ALL.stream().map(Sign::word))
                .containsAll(words.toList())
                .doesNotHaveDuplicates();
    }

    private static double contrast(String one, String other) {
        var a = luminance(one) + 0.05;
        var b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        var rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        var c = (channel & 0xFF) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}

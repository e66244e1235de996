package io.vioscope.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names in a mark of the map stay in it. */
class NodeWordsTest {
    @Test
    void aNameThatFitsIsWholeAndALongOneSaysThatItGoesOn() {
        assertThat(NodeWords.cut("web-01", 22)).isEqualTo("web-01");
        assertThat(NodeWords.cut("a-name-that-does-not-fit-in", 22))
                .hasSize(22)
                .startsWith("a-name-that")
                .endsWith("\u2026");
        assertThat(NodeWords.cut("WWWWWWWWWWWWWWWWWWWWWW", 22)).hasSizeLessThan(16);
    }

    @Test
    void noLetterIsCutInTwo() {
        var rockets = NodeWords.cut("\uD83D\uDE80".repeat(40), 22);

        assertThat(rockets.codePoints().toArray()).containsOnly(0x1F680, 0x2026);
        assertThat(rockets.codePoints().count()).isEqualTo(12);
    }
}

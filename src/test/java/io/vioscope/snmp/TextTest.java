package io.vioscope.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void cutsBetweenCharacters() {
        assertThat(cut("aé😀b", 7)).isEqualTo("aé😀");
        assertThat(cut("aé😀b", 6)).isEqualTo("aé");
        assertThat(cut("aé😀b", 4)).isEqualTo("aé");
        assertThat(cut("aé😀b", 2)).isEqualTo("a");
        assertThat(cut("aé😀b", 0)).isEmpty();
        assertThat(cut("aé😀b", -3)).isEmpty();
        assertThat(cut("aé😀b", 99)).isEqualTo("aé😀b");
    }

    @Test
    void everyCutOfEmojiIsWholeEmoji() {
        for (var most = 0; most <= 400; most++) {
            assertThat(cut("😀".repeat(100), most)).isEqualTo("😀".repeat(most / 4));
        }
    }

    @Test
    void controlCharactersBecomeBlanks() {
        assertThat(new String(Text.utf8("a\nb\u0000c\u009b[31m", 99), StandardCharsets.UTF_8))
                .isEqualTo("a b c [31m");
    }

    @Test
    void identifiersAreAscii() {
        assertThat(new String(Text.ascii("nova-compute@höst\t😀", 99), StandardCharsets.US_ASCII))
                .isEqualTo("nova-compute@h%C3%B6st%09%F0%9F%98%80");
    }

    private static String cut(String text, int most) {
        return new String(Text.cut(text.getBytes(StandardCharsets.UTF_8), most), StandardCharsets.UTF_8);
    }
}

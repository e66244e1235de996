package io.vioscope.source.openstack.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void replacesOnlyWhatCannotBeStored() {
        assertThat(Texts.storable("a\u0000b\ud800c\udc00")).isEqualTo("a\ufffdb\ufffdc\ufffd");
        assertThat(Texts.storable("<b>\t\u202e\ud83d\ude00")).isEqualTo("<b>\t\u202e\ud83d\ude00");
    }

    @Test
    void cutsOnOneLineAndNeverInACharacter() {
        assertThat(Texts.oneLine("a\nb\u0000\u2028c ", 10)).isEqualTo("a b c");
        assertThat(Texts.oneLine("a\ud83d\ude00", 2)).isEqualTo("a");
    }

    @Test
    void idsAreStrict() {
        assertThat(Texts.isId("a b")).isTrue();
        assertThat(Texts.isId("a\nb")).isFalse();
        assertThat(Texts.isId("\ufffd")).isFalse();
        assertThat(Texts.isId("")).isFalse();
    }
}

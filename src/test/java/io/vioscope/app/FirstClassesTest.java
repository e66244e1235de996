package io.vioscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstClassesTest {
    @Test
    void allThatAreListedAreThere() {
        assertThat(FirstClasses.names())
                .as("take out what a newer library does without, and add what it has instead")
                .hasSizeGreaterThan(500)
                .allMatch(FirstClasses::isThere);
        assertThat(FirstClasses.load()).isEqualTo(FirstClasses.names().size());
    }
}

package io.vioscope.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** axe-core (https://github.com/dequelabs/axe-core) in a browser, and what it does not look for. */
final class Axe {
    private static final String SCRIPT = script();
    private static final String AGAINST =
            "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],"
                    + " resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}";
    /** All rules of those levels that look at colours, which axe-core tags {@code cat.color}. */
    private static final String COLOURS =
            "{runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}, resultTypes: ['violations']}";

    /** What the level AAA wants of texts (1.4.6): 7:1, and 4.5:1 of large ones. */
    private static final String STRONG_COLOURS =
            "{runOnly: {type: 'rule', values: ['color-contrast-enhanced', 'link-in-text-block']},"
                    + " rules: {'color-contrast-enhanced': {enabled: true}}, resultTypes: ['violations']}";

    private static final String RUN = """
            axe.run(document, %s).then(found => found.violations.flatMap(v => v.nodes.map(n =>
                v.id + ': ' + n.html.slice(0, 160) + ' (' + n.failureSummary.replace(/\\s+/g, ' ') + ')')).join('\\n'))""";

    private Axe() {}

    /** What is against WCAG 2.2 AA on the page that a browser shows; empty if nothing is. */
    static String found(Browser browser) {
        return run(browser, AGAINST);
    }

    /** The same of what depends on colours alone, for the other theme of a page that {@link #found} has looked at. */
    static String foundInColours(Browser browser) {
        return run(browser, COLOURS);
    }

    /** The same of what who wants more contrast is promised. */
    static String foundInStrongColours(Browser browser) {
        return run(browser, STRONG_COLOURS);
    }

    /** A page keeps the script until it goes away. */
    private static String run(Browser browser, String options) {
        if (Boolean.FALSE.equals(browser.evaluate("'axe' in window"))) {
            browser.evaluate(SCRIPT);
        }
        return browser.evaluate(RUN.formatted(options)).toString();
    }

    /**
     * What reaches over the right edge of the window (1.4.10), once a frame was drawn in it; not what scrolls by itself or is cut
     * on purpose.
     */
    static String tooWide(Browser browser) {
        return browser.evaluate("""
                new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r))).then(() =>
                    [document.documentElement, ...document.querySelectorAll('#page *, main *')]
                        .filter(e => e === document.documentElement
                            ? e.scrollWidth > innerWidth
                            : !e.closest('.scroll, .wide, pre, .hidden, .cut')
                                && e.getBoundingClientRect().right > innerWidth + 1)
                        .map(e => e.outerHTML.slice(0, 120)).join('\\n'))""").toString();
    }

    /** From now on pages are shown in that theme, without motion. */
    static void theme(Browser browser, String theme) {
        browser.prefer("prefers-color-scheme", theme, "prefers-reduced-motion", "reduce");
    }

    private static String script() {
        try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
            assertThat(script).as("axe.min.js on the classpath").isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; undefined";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.vioscope.web.view;

import io.vioscope.words.Words;
import java.util.List;

/**
 * Every mark there is: a shape, a colour and a word. Health and severity have different shapes, since one is a state and
 * the other an opinion of how bad it is. Colours stand at least 3:1 from white and from #11161D, and
 * apart from each other under protanopia, deuteranopia and tritanopia.
 */
public final class Legend {
    private Legend() {}

    /** What a mark is about. */
    public enum Of {
        /** How bad an alarm or a problem is. */
        SEVERITY,
        /** How an entity is. */
        HEALTH,
        /** How well a source, a receiver or a connection does. */
        CONNECTION
    }

    /**
     * One mark.
     *
     * @param of      what it is about
     * @param word    names it in texts and in the style sheet
     * @param light   its colour on white
     * @param dark    its colour on #11161D
     */
    public record Sign(Of of, String word, String light, String dark) {
        /** What it looks like, in words. */
        public String shape() {
            return Words.of("mark." + word + ".shape");
        }

        /** What it says. */
        public String meaning() {
            return Words.of("mark." + word + ".meaning");
        }
    }

    /** Paper by day. */
    public static final String LIGHT_GROUND = "#FFFFFF";

    /** Paper by night. */
    public static final String DARK_GROUND = "#11161D";

    /** All marks. */
    public static final List<Sign> ALL = List.of(
            severity("critical", "#D70B32", "#FF040C"),
            severity("major", "#F2660C", "#FD9C79"),
            severity("minor", "#5F4807", "#FEDD3A"),
            severity("warning", "#015DEF", "#4B94DA"),
            severity("indeterminate", "#767D85", "#8D9096"),
            health("down", "#D70B32", "#FF040C"),
            health("degraded", "#F2660C", "#FD9C79"),
            health("ok", "#2BA771", "#A9FAE0"),
            health("off", "#767D85", "#8D9096"),
            health("unknown", "#767D85", "#8D9096"),
            connection("fresh", "#2BA771", "#A9FAE0"),
            connection("partial", "#F2660C", "#FD9C79"),
            connection("stale", "#767D85", "#8D9096"),
            connection("never", "#767D85", "#8D9096"),
            connection("absent", "#767D85", "#8D9096"),
            connection("paused", "#767D85", "#8D9096"));

    private static Sign severity(String word, String light, String dark) {
        return new Sign(Of.SEVERITY, word, light, dark);
    }

    private static Sign health(String word, String light, String dark) {
        return new Sign(Of.HEALTH, word, light, dark);
    }

    private static Sign connection(String word, String light, String dark) {
        return new Sign(Of.CONNECTION, word, light, dark);
    }
}

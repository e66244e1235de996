package io.vioscope.web.view;

import java.util.List;

/**
 * Every mark there is: a shape, a colour and a word. Health and severity have different shapes, since one is a state and
 * the other an opinion of how bad it is. Colours stand at least 3:1 from white and from #11161D, and
 * apart from each other under protanopia, deuteranopia and tritanopia.
 */
public final class Legend {
    private static final String HATCHED = "grey dashed ring, hatched";

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
     * @param word    what is written beside it, and its name in the style sheet
     * @param light   its colour on white
     * @param dark    its colour on #11161D
     * @param shape   what it looks like, in words
     * @param meaning what it says
     */
    public record Sign(Of of, String word, String light, String dark, String shape, String meaning) {}

    /** Paper by day. */
    public static final String LIGHT_GROUND = "#FFFFFF";

    /** Paper by night. */
    public static final String DARK_GROUND = "#11161D";

    /** All marks. */
    public static final List<Sign> ALL = List.of(
            severity("critical", "#D70B32", "#FF040C", "red octagon", "act now"),
            severity("major", "#F2660C", "#FD9C79", "orange triangle", "act soon"),
            severity("minor", "#5F4807", "#FEDD3A", "brown or yellow diamond", "look into it; little suffers"),
            severity("warning", "#015DEF", "#4B94DA", "blue square", "nothing suffers yet"),
            severity("indeterminate", "#767D85", "#8D9096", "grey frame", "how bad it is cannot be told"),
            health("down", "#D70B32", "#FF040C", "red cross", "does not work, and is meant to"),
            health("degraded", "#F2660C", "#FD9C79", "orange circle, half filled", "works in part"),
            health("ok", "#2BA771", "#A9FAE0", "green ring", "works, as the last report saw it"),
            health("off", "#767D85", "#8D9096", "grey bar", "does not work because somebody took it out of work"),
            health("unknown", "#767D85", "#8D9096", HATCHED, "cannot be told now, whatever it was"),
            connection("fresh", "#2BA771", "#A9FAE0", "green ring with a dot", "the last report was complete"),
            connection(
                    "partial", "#F2660C", "#FD9C79", "orange circle, half filled", "the last report lacks something"),
            connection("stale", "#767D85", "#8D9096", HATCHED, "nothing was heard for too long, or it failed"),
            connection("never", "#767D85", "#8D9096", "grey dotted ring", "nothing was heard yet"),
            connection("absent", "#767D85", "#8D9096", "thin grey line", "the cloud does not offer this service"),
            connection("paused", "#767D85", "#8D9096", "two grey bars", "somebody told it to wait"));

    private static Sign severity(String word, String light, String dark, String shape, String meaning) {
        return new Sign(Of.SEVERITY, word, light, dark, shape, meaning);
    }

    private static Sign health(String word, String light, String dark, String shape, String meaning) {
        return new Sign(Of.HEALTH, word, light, dark, shape, meaning);
    }

    private static Sign connection(String word, String light, String dark, String shape, String meaning) {
        return new Sign(Of.CONNECTION, word, light, dark, shape, meaning);
    }
}

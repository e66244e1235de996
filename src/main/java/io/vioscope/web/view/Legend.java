package io.vioscope.web.view;

import java.util.List;

/**
 * Every mark there is: a shape, a colour and a word. Health and severity have different shapes, since one is a state and
 * the other an opinion of how bad it is. Colours stand at least 3:1 from white and from #11161D, and
 * apart from each other under protanopia, deuteranopia and tritanopia.
 */
public final class Legend {
    private Legend() {}

    /**
     * One mark.
     *
     * @param word  what is written beside it, and its name in the style sheet
     * @param light its colour on white
     * @param dark  its colour on #11161D
     */
    public record Sign(String word, String light, String dark) {}

    /** Paper by day. */
    public static final String LIGHT_GROUND = "#FFFFFF";

    /** Paper by night. */
    public static final String DARK_GROUND = "#11161D";

    /** All marks. */
    public static final List<Sign> ALL = List.of(
            new Sign("critical", "#D70B32", "#FF040C"),
            new Sign("major", "#F2660C", "#FD9C79"),
            new Sign("minor", "#5F4807", "#FEDD3A"),
            new Sign("warning", "#015DEF", "#4B94DA"),
            new Sign("indeterminate", "#767D85", "#8D9096"),
            new Sign("down", "#D70B32", "#FF040C"),
            new Sign("degraded", "#F2660C", "#FD9C79"),
            new Sign("ok", "#2BA771", "#A9FAE0"),
            new Sign("off", "#767D85", "#8D9096"),
            new Sign("unknown", "#767D85", "#8D9096"),
            new Sign("fresh", "#2BA771", "#A9FAE0"),
            new Sign("partial", "#F2660C", "#FD9C79"),
            new Sign("stale", "#767D85", "#8D9096"),
            new Sign("never", "#767D85", "#8D9096"),
            new Sign("absent", "#767D85", "#8D9096"),
            new Sign("paused", "#767D85", "#8D9096"));
}

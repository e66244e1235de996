package io.vioscope.web.page.past;

import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.util.List;
import java.util.function.Function;

/**
 * What one shift hands over to the next, in sections of lines; the page and the text for a mail are made of the same.
 *
 * @param title    what it is, and of which time
 * @param made     of when it is, and how sure that is
 * @param doubts   what is not known
 * @param sections all of it
 */
public record Handover(String title, String made, List<String> doubts, List<Section> sections) {
    /**
     * A part.
     *
     * @param count how many lines there are, as they are more than are told, or empty
     * @param none  what it means that there are none
     */
    public record Section(String key, String title, String count, List<Line> lines, String none) {}

    /**
     * One thing. Text and details may be hostile.
     *
     * @param mark of the legend, or empty
     * @param href where there is more, or empty
     */
    public record Line(String mark, String href, String text, List<String> details) {
        static Line of(String text, String... details) {
            return new Line("", "", text, List.of(details));
        }
    }

    private static final int MOST = 50;

    /** A part of as many lines as fit on paper; of what does not fit no line is made. */
    static <T> Section section(String key, String title, List<T> all, Function<T, Line> line, String none) {
        var count = all.size() > MOST ? Words.of("handover.and-more", Texts.number(all.size() - MOST)) : "";
        return new Section(
                key,
                title + " (" + all.size() + ")",
                count,
                all.stream().limit(MOST).map(line).toList(),
                none);
    }

    /** As plain text, for a mail or a ticket. */
    String text() {
        var text = new StringBuilder(title).append('\n').append(made).append('\n');
        doubts.forEach(doubt -> text.append(Words.of("handover.note"))
                .append(Texts.shown(doubt))
                .append('\n'));
        for (var section : sections) {
            text.append('\n').append(section.title).append('\n');
            text.append("-".repeat(section.title.length())).append('\n');
            section.lines.forEach(line -> line(text, line));
            if (section.lines.isEmpty()) {
                text.append(section.none).append('\n');
            }
            if (!section.count.isEmpty()) {
                text.append(section.count).append('\n');
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Line line) {
        text.append("* ")
                .append(line.mark.isEmpty() ? "" : "[" + line.mark + "] ")
                .append(Texts.shown(line.text));
        text.append('\n');
        line.details.forEach(
                detail -> text.append("  ").append(Texts.shown(detail)).append('\n'));
    }
}

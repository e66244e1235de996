package io.vioscope.web.page;

import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Reply;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.List;

/** Pages that say why there is no page. */
public final class Messages {
    private Messages() {}

    /** Where one may go instead. */
    public record Link(String href, String text) {}

    /** All that the template shows. */
    public record Model(String status, String title, String text, List<Link> links, List<Sentences.Line> facts) {}

    /** To the page that is asked for, as it is now. */
    public static Link now(Ask ask) {
        return new Link(Links.now(ask), Words.of("message.this-page-as-it-is"));
    }

    /** Where the page that is asked for is shown as of a moment of the past. */
    public static String at(Ask ask, Instant moment) {
        return Links.at(ask, moment);
    }

    /** A message with links. */
    public static Reply page(Frames frames, Ask ask, int status, String title, String text, List<Link> links) {
        return page(frames, ask, status, title, text, links, List.of());
    }

    /** A page that says that. */
    public static Reply page(
            Frames frames,
            Ask ask,
            int status,
            String title,
            String text,
            List<Link> links,
            List<Sentences.Line> facts) {
        var model = new Model(Integer.toString(status), title, text, links, facts);
        return frames.page(ask, status, title, "entities sources recording", "message", model);
    }
}

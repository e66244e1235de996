package io.vioscope.web.page.reader;

import io.vertx.core.Future;
import io.vioscope.web.page.Templates;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import java.util.List;

/** Where people sign in. It tells nothing of any cloud, and has no script. */
public final class SignInPage {
    private final Templates templates;
    private final OffLoop offLoop;
    private final String assets;

    /** @param assets the path under which the style is, without a slash at the end */
    public SignInPage(Templates templates, OffLoop offLoop, String assets) {
        this.templates = templates;
        this.offLoop = offLoop;
        this.assets = assets;
    }

    /** One of those who know passwords. */
    public record Choice(String name, String title, boolean chosen) {}

    /**
     * All that the template shows.
     *
     * @param to      where to go then
     * @param name    what was typed before
     * @param said    why nobody is signed in, or empty
     * @param choices who knows passwords; empty where there is no choice
     * @param typed   whether anybody does
     * @param other   who signs people in at a place of its own
     */
    public record Model(
            String assets, String to, String name, String said, List<Choice> choices, boolean typed, Other other) {}

    /**
     * Who signs people in at a place of its own.
     *
     * @param title   what it is called; empty where there is none
     * @param begin   the path by which one goes there
     * @param signOut where one signs out there too; empty where that is not asked
     */
    public record Other(String title, String begin, String signOut) {
        /** There is none. */
        public static final Other NONE = new Other("", "", "");
    }

    /** The path under which the style is. */
    public String assets() {
        return assets;
    }

    /** The page. */
    public Future<Reply> answer(int status, Model model) {
        return offLoop.run(() -> Reply.of(status, Reply.HTML, templates.render("sign-in", model)));
    }
}

package io.vioscope.web.page.reader;

import io.vertx.core.Future;
import io.vioscope.access.Wanted;
import io.vioscope.access.Way;
import io.vioscope.web.page.Frames;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.words.Words;
import java.util.List;

/** {@code /password}: where somebody whose password is kept here changes it. */
public final class PasswordPage {
    private final Frames frames;
    private final OffLoop offLoop;

    /** The page in those frames. */
    public PasswordPage(Frames frames, OffLoop offLoop) {
        this.frames = frames;
        this.offLoop = offLoop;
    }

    /**
     * All that the template shows. Nothing that was typed is in it.
     *
     * @param user    whose password it is
     * @param foreign why there is none to be changed here; empty where there is
     * @param changed whether it was just changed
     * @param errors  why it was not
     */
    public record Model(String user, String foreign, boolean changed, List<String> errors, int shortest, int longest) {}

    /** The page, with what is wrong. */
    public Future<Reply> answer(Ask ask, int status, boolean changed, List<String> errors) {
        var model =
                new Model(ask.who().name(), foreign(ask.who().way()), changed, errors, Wanted.SHORTEST, Wanted.LONGEST);
        return offLoop.run(() -> frames.page(ask, status, Words.of("common.password"), "", "password", model));
    }

    private static String foreign(Way way) {
        return switch (way) {
            case LOCAL -> "";
            case KEYSTONE -> Words.of("password.your-password-is-keystones");
            case OIDC -> Words.of("password.you-signed-in-at-another");
            case NONE, OPEN, TOKEN -> Words.of("password.whoever-asks-by-token");
        };
    }
}

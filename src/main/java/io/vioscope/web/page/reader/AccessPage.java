package io.vioscope.web.page.reader;

import io.vioscope.access.ApiToken;
import io.vioscope.access.LocalUser;
import io.vioscope.access.Refusal;
import io.vioscope.access.Role;
import io.vioscope.access.Scope;
import io.vioscope.access.Session;
import io.vioscope.web.page.Frames;
import io.vioscope.web.page.Templates;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may what, who is signed in, and by which tokens programs are known; for admins. Renders: for a worker thread. */
public final class AccessPage {
    private final Frames frames;
    private final Templates templates;
    private final String assets;

    /** @param assets the path under which the style is, without a slash at the end */
    public AccessPage(Frames frames, Templates templates, String assets) {
        this.frames = frames;
        this.templates = templates;
        this.assets = assets;
    }

    /** What is kept. */
    public record Kept(List<LocalUser> users, List<Session> sessions, List<ApiToken> tokens) {}

    /** A user; the time is RFC 3339. */
    public record UserRow(String key, String user, String role, String changed) {}

    /** A session; times are RFC 3339; the user's name may be hostile text. */
    public record SessionRow(
            String key, String user, String role, String way, String from, String begun, String used, String end) {}

    /** A token; times are RFC 3339 or empty; revoke is where to revoke it, or empty. */
    public record TokenRow(
            String key,
            String token,
            String role,
            String state,
            String by,
            String made,
            String ends,
            String used,
            String revoke) {}

    /** A role that can be chosen. */
    public record Choice(String value, boolean chosen) {}

    /** All that the template shows. */
    public record Model(
            List<UserRow> users,
            List<SessionRow> sessions,
            List<TokenRow> tokens,
            List<Choice> roles,
            String wanted,
            String days,
            String projects,
            List<String> errors) {}

    /** A token that is shown this once. */
    public record Once(String assets, String token, String secret, String role, String ends) {}

    /** The page, with what was wanted in vain in its form. */
    public Reply page(Ask ask, int status, Kept kept, Map<String, String> fields, List<String> errors, Instant now) {
        var model = new Model(
                kept.users().stream().map(AccessPage::row).toList(),
                kept.sessions().stream().map(AccessPage::row).toList(),
                kept.tokens().stream().map(token -> row(token, now)).toList(),
                Arrays.stream(Role.values())
                        .map(r -> new Choice(r.word(), r.word().equals(fields.get("role"))))
                        .toList(),
                fields.getOrDefault("name", ""),
                fields.getOrDefault("days", "90"),
                fields.getOrDefault("projects", ""),
                errors);
        return frames.page(ask, status, Words.of("access.access"), "", "access", model);
    }

    /** The page with a new token. It has no script and fetches itself never, so the token stays until somebody leaves. */
    public Reply once(ApiToken token, String secret) {
        var model = new Once(
                assets, token.name(), secret, words(token.role(), token.scope()), Texts.rfc3339(token.endsAt()));
        return Reply.of(200, Reply.HTML, templates.render("token", model));
    }

    private static UserRow row(LocalUser user) {
        return new UserRow(
                "user-" + Texts.encode(user.name()),
                user.name(),
                words(user.role(), user.scope()),
                time(user.changedAt()));
    }

    private static SessionRow row(Session session) {
        var role = session.who().role();
        return new SessionRow(
                "session-" + session.number(),
                session.who().name(),
                role == null ? "" : words(role, session.who().scope()),
                session.who().way().word(),
                session.from(),
                time(session.begunAt()),
                time(session.usedAt()),
                "/access/sessions/" + session.number() + "/end");
    }

    private static TokenRow row(ApiToken token, Instant now) {
        return new TokenRow(
                "token-" + token.number(),
                token.name(),
                words(token.role(), token.scope()),
                token.refusal(now).map(Refusal::word).orElse(Words.of("access.valid")),
                token.madeBy(),
                time(token.madeAt()),
                time(token.endsAt()),
                time(token.usedAt()),
                token.refusal(now).isEmpty() ? "/access/tokens/" + token.number() + "/revoke" : "");
    }

    private static String words(Role role, Scope scope) {
        return Words.word("access.role", role.word())
                + scope.text()
                        .map(ids -> Words.of("access.of", ids.replace(",", ", ")))
                        .orElse("");
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : Texts.rfc3339(at);
    }
}

package io.vioscope.web.access;

import io.vioscope.access.ApiToken;
import io.vioscope.access.Refusal;
import io.vioscope.access.Scope;
import io.vioscope.web.api.Json;
import io.vioscope.web.page.reader.AccessPage.Kept;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may what, as JSON. */
final class AccessShapes {
    private AccessShapes() {}

    /** Projects are ids, and there only where somebody is told of nothing else; so of the others. */
    record User(
            String name,
            String role,
            String changedAt,
            @Nullable List<String> projects) {}

    record SignedIn(
            long number,
            String name,
            @Nullable String role,
            String way,
            String from,
            String begunAt,
            String usedAt,
            @Nullable List<String> projects) {}

    /** State is valid, expired or revoked; token is there once, when it is made. */
    record Token(
            long number,
            String name,
            String role,
            String state,
            String madeBy,
            String madeAt,
            String endsAt,
            @Nullable String usedAt,
            @Nullable List<String> projects,
            @Nullable String token) {}

    record All(List<User> users, List<SignedIn> sessions, List<Token> tokens) {}

    record Over(long number, boolean over) {}

    static All of(Kept kept, Instant now) {
        return new All(
                kept.users().stream()
                        .map(u ->
                                new User(u.name(), u.role().word(), Texts.rfc3339(u.changedAt()), projects(u.scope())))
                        .toList(),
                kept.sessions().stream()
                        .map(s -> new SignedIn(
                                s.number(),
                                s.who().name(),
                                s.who().role() == null ? null : s.who().role().word(),
                                s.who().way().word(),
                                s.from(),
                                Texts.rfc3339(s.begunAt()),
                                Texts.rfc3339(s.usedAt()),
                                projects(s.who().scope())))
                        .toList(),
                kept.tokens().stream().map(t -> token(t, null, now)).toList());
    }

    static Token made(Tokens.Made made, Instant now) {
        return token(made.token(), made.secret().text(), now);
    }

    private static Token token(ApiToken token, @Nullable String secret, Instant now) {
        return new Token(
                token.number(),
                token.name(),
                token.role().word(),
                token.refusal(now).map(Refusal::word).orElse("valid"),
                token.madeBy(),
                Texts.rfc3339(token.madeAt()),
                Texts.rfc3339(token.endsAt()),
                token.usedAt() == null ? null : Texts.rfc3339(token.usedAt()),
                projects(token.scope()),
                secret);
    }

    private static @Nullable List<String> projects(Scope scope) {
        return scope.isAll() ? null : scope.list();
    }

    static Reply over(String number) {
        return Json.reply(200, new Over(Long.parseLong(number), true));
    }
}

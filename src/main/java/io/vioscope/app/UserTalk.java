package io.vioscope.app;

import io.vertx.core.Future;
import java.io.PrintWriter;

/** Does with users what the command line was told, and says what came of it. */
final class UserTalk {
    private final UserDesk desk;
    private final PrintWriter out;

    UserTalk(UserDesk desk, PrintWriter out) {
        this.desk = desk;
        this.out = out;
    }

    /** An exit code. */
    Future<Integer> run(UserOrder order) {
        var password = order.password().isEmpty() ? UserDesk.password() : order.password();
        var name = order.name();
        return switch (order.verb()) {
            case ADD ->
                desk.add(name, order.role(), order.scope(), password)
                        .map(added -> added ? made(order, password) : failed("There is a user " + name + " already."));
            case PASSWD -> desk.setPassword(name, password).map(set -> set ? made(order, password) : nobody(name));
            case ROLE ->
                desk.setRole(name, order.role(), order.scope())
                        .map(set -> set
                                ? done(name + " is " + order.role().word() + " now, of "
                                        + order.scope().words() + ".")
                                : nobody(name));
            case REMOVE ->
                desk.remove(name)
                        .map(gone -> gone ? done(name + " is removed, and signed out everywhere.") : nobody(name));
            case LIST ->
                desk.all().map(all -> {
                    all.forEach(user -> out.println(user.name() + "\t"
                            + user.role().word() + "\t" + user.scope().text().orElse("all projects")));
                    out.flush();
                    return ExitCode.OK;
                });
        };
    }

    private int made(UserOrder order, String password) {
        var what = order.verb() == UserOrder.Verb.ADD
                ? order.name() + " may sign in as " + order.role().word() + "."
                : order.name() + " has another password, and is signed out everywhere.";
        return done(what + (order.password().isEmpty() ? " The password, shown this once: " + password : ""));
    }

    private int nobody(String name) {
        return failed("There is no user " + name + ".");
    }

    private int done(String sentence) {
        out.println(sentence);
        out.flush();
        return ExitCode.OK;
    }

    private int failed(String sentence) {
        out.println(sentence);
        out.flush();
        return ExitCode.FAILED;
    }
}

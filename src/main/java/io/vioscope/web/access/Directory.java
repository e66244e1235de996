package io.vioscope.web.access;

import io.vertx.core.Future;
import io.vioscope.access.Checked;

/** Who knows people's passwords. */
public interface Directory {
    /** What it is called where people choose; short, without spaces for forms. */
    String name();

    /** What it is called where people read. */
    String title();

    /** Who that is. The future never fails; the password is kept nowhere. */
    Future<Checked> check(String user, String password);
}

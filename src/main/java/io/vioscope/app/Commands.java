package io.vioscope.app;

import io.vioscope.app.query.Query;
import io.vioscope.config.ServerConfig;
import io.vioscope.recording.RecordTo;
import org.jspecify.annotations.Nullable;

/**
 * What the command line can set going. Each runs until it is done or the process is told to stop, and answers an exit
 * code of {@link ExitCode}.
 */
public interface Commands {
    /** A simulated cloud, an embedded PostgreSQL and the whole server on them. */
    int demo(DemoOptions options);

    /** The server; it records if it is told where to. */
    int serve(ServerConfig config, @Nullable RecordTo record);

    /** Contacts every API once, sends each receiver one test, and says what may and may not be seen. */
    int check(ServerConfig config);

    /** Says who may sign in by a password that is kept here. */
    int user(ServerConfig config, UserOrder order);

    /** Looks whether the audit log is whole. */
    int audit(ServerConfig config, AuditOrder order);

    /** The simulated cloud alone. */
    int simulate(SimulateOptions options);

    /** The engine alone, on what was recorded. */
    int replay(ReplayOptions options);

    /** Asks a running server, and prints what it answers. */
    int query(Query query);
}

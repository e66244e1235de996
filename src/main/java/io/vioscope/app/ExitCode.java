package io.vioscope.app;

/** What the process tells its caller. */
public final class ExitCode {
    /** It did what was asked, or was told to stop and did. */
    public static final int OK = 0;

    /** It failed while running, or a check found something wrong. */
    public static final int FAILED = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /** A recording is broken or is none: {@code EX_DATAERR} of BSD's {@code sysexits.h}. */
    public static final int DATA = 65;

    /** The configuration is wrong: {@code EX_CONFIG} of BSD's {@code sysexits.h}. */
    public static final int CONFIG = 78;

    private ExitCode() {}
}

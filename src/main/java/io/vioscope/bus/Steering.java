package io.vioscope.bus;

/** What a source may be told. */
public enum Steering {
    /** Look at everything now, or as soon as the poll that runs has ended. */
    POLL,
    /** Look no more until told. What it covers is then not current. */
    PAUSE,
    /** Look again, beginning now. */
    RESUME
}

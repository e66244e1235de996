package io.vioscope.bus;

/** What somebody has heard of that a source could read: a reason to look, and nothing to be believed. */
public enum Hint {
    /** Something changed or came to be. */
    CHANGED,
    /** Something may be gone, which only a look at everything shows. */
    GONE
}

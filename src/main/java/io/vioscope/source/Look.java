package io.vioscope.source;

/** How far a poll looks. */
public enum Look {
    /** At all there is: only this can find out what is gone where an API tells of no deletions. */
    EVERYTHING,
    /**
     * At what changed since the last poll, where the API can be asked that and the list is long enough for it to matter;
     * at all there is elsewhere.
     */
    CHANGES
}

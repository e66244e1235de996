package io.vioscope.source.canary;

/** What is done one after the other; each is timed. */
enum Step {
    /** What an earlier try left behind is looked for and removed. */
    TIDY("find what it left", "tidied"),
    /** The network is looked up by its name. */
    NETWORK("find the network", "network found"),
    /** {@code POST /v2.0/ports}. */
    CREATE("create", "created"),
    /** {@code GET /v2.0/ports/ID}, until the port is there. */
    READ("read", "read"),
    /** {@code DELETE /v2.0/ports/ID}. */
    DELETE("delete", "deleted"),
    /** {@code GET /v2.0/ports/ID}, until that is a 404. */
    CONFIRM("confirm that it is gone", "gone");

    private final String word;
    private final String done;

    Step(String word, String done) {
        this.word = word;
        this.done = done;
    }

    /** What it is called where it fails. */
    String word() {
        return word;
    }

    /** What is said of it where it was done. */
    String done() {
        return done;
    }
}

package io.vioscope.model;

/**
 * The state of an entity at one moment.
 *
 * @param word   the source's own word, such as {@code ACTIVE} or {@code up}
 * @param health what the word means for whoever depends on the entity
 * @param admin  whether it is meant to work
 */
public record Status(String word, Health health, AdminState admin) {

    /** A status of something that is meant to work. */
    public static Status enabled(String word, Health health) {
        return new Status(word, health, AdminState.ENABLED);
    }

    /** A status of something that was taken out of work on purpose. */
    public static Status disabled(String word, Health health) {
        return new Status(word, health, AdminState.DISABLED);
    }
}

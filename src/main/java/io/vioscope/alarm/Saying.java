package io.vioscope.alarm;

import io.vioscope.model.AdminState;
import io.vioscope.model.Entity;
import io.vioscope.model.Health;
import io.vioscope.model.Severity;

/** What many conditions ask of an entity. */
final class Saying {
    private Saying() {}

    static boolean isDown(Entity entity) {
        return entity.status().health() == Health.DOWN;
    }

    /** What a user makes need have no name. */
    static String label(Entity entity) {
        return entity.name().isEmpty() ? entity.id() : entity.name();
    }

    static boolean isCalledError(Entity entity) {
        return entity.status().word().equals("ERROR");
    }

    static boolean isMeantToWork(Entity entity) {
        return entity.status().admin() == AdminState.ENABLED;
    }

    static Severity meantToWork(Entity entity, Severity severity) {
        return isMeantToWork(entity) ? severity : Severity.WARNING;
    }

    static boolean says(Entity entity, String attribute, String value) {
        return value.equals(entity.attributes().get(attribute));
    }

    static boolean hasLostServer(Entity entity) {
        return says(entity, "inferred.lost_server", "true");
    }

    static boolean isOverdue(Entity entity) {
        return entity.attributes().get("inferred.overdue") != null;
    }

    static String overdue(Entity entity) {
        return " has been " + entity.attributes().get("inferred.overdue") + " since "
                + moment(entity, "inferred.under_way_since");
    }

    /** The time that an attribute has, to the second and as people read it; what is no time as it is. */
    static String moment(Entity entity, String attribute) {
        return String.valueOf(entity.attributes().get(attribute))
                .replaceFirst("^([0-9-]{10})T([0-9:]{8})(\\.[0-9]+)?Z$", "$1 $2 UTC");
    }
}

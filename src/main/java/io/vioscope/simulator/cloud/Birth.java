package io.vioscope.simulator.cloud;

import java.time.Instant;
import java.util.UUID;

/**
 * What never changes about a server.
 *
 * @param number its place in the order of creation, from 1
 * @param place  its place among the servers of its project, from 0
 * @param tier   which of its project's networks it is on first
 * @param keeps  whether it has data of its own
 */
public record Birth(
        int number,
        UUID id,
        String name,
        Project project,
        Image image,
        Instant created,
        int place,
        int tier,
        boolean keeps) {

    /** The same under another id. */
    Birth withId(UUID other) {
        return new Birth(number, other, name, project, image, created, place, tier, keeps);
    }
}

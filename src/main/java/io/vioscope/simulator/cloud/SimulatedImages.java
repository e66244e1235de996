package io.vioscope.simulator.cloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The images of the cloud: those that servers boot from, which are public, a hidden one that they replaced, one that a
 * project gave to the community, and a private one of every fourth project. As {@link SimulatedCloud}: every method may be
 * called from any thread.
 */
public final class SimulatedImages {
    private static final Set<String> STATUS = Set.of(
            "queued",
            "saving",
            "uploading",
            "importing",
            "active",
            "deactivated",
            "killed",
            "pending_delete",
            "deleted");

    private static final Duration YEAR = Duration.ofDays(365);
    private static final int EVERY = 4;
    private static final int HIDDEN = 3;
    private static final int OF_COMMUNITY = 4;
    private static final int FIRST_PRIVATE = 5;

    private final Turns turns;
    private final List<Image> images = new ArrayList<>();

    SimulatedImages(Dice dice, Estate estate, Turns turns) {
        this.turns = turns;
        var projects = estate.projects();
        for (var i = (projects.size() - 1) / EVERY * EVERY; i >= 0; i -= EVERY) {
            images.add(owned(dice, FIRST_PRIVATE + i, projects.get(i), "golden", "private"));
        }
        images.add(owned(dice, OF_COMMUNITY, projects.get(projects.size() - 1), "tools", "community"));
        images.addAll(estate.images());
        var replaced = Estate.IMAGES_MADE.minus(YEAR);
        images.add(Image.active(dice.uuid("image", HIDDEN), "photon-3", estate.admin(), "public", replaced)
                .hide());
    }

    private static Image owned(Dice dice, int number, Project owner, String what, String visibility) {
        var made = Estate.IMAGES_MADE.plus(Duration.ofHours(number));
        return Image.active(dice.uuid("image", number), owner.name() + "-" + what, owner, visibility, made);
    }

    /** All that are not deleted, newest first as Glance lists them. */
    public List<Image> all() {
        return turns.take(now -> List.copyOf(images));
    }

    /** Sets the status of an image at once; deleted ones are gone. */
    public boolean setStatus(UUID id, String status) {
        return turns.take(now -> {
            var found = images.stream().filter(image -> image.id().equals(id)).findFirst();
            if (found.isEmpty() || !STATUS.contains(status)) {
                return false;
            }
            if (status.equals("deleted") || status.equals("pending_delete")) {
                return images.remove(found.get());
            }
            images.replaceAll(image -> image.id().equals(id) ? image.in(status, now) : image);
            return true;
        });
    }
}

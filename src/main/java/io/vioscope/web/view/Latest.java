package io.vioscope.web.view;

import io.vioscope.bus.Recording;
import io.vioscope.engine.Snapshot;
import java.util.List;

/** Holds what was last heard. Written by one thread, read by many. */
public final class Latest {
    private final List<Watched> watched;
    private volatile World world;

    /** Nothing was heard yet. */
    public Latest(List<Watched> watched) {
        this(watched, Patience.ENDLESS);
    }

    /** The same, for readers who wait that long; when something was worked out beside, call {@link #workedOut}. */
    public Latest(List<Watched> watched, Patience patience) {
        this.watched = List.copyOf(watched);
        this.world = new World(
                watched.stream()
                        .map(w -> new CloudView(Snapshot.unknown(w.cloud()), w.sources(), patience))
                        .toList(),
                null,
                0);
    }

    /** All that can be shown now. */
    public World world() {
        return world;
    }

    /** Shows a cloud as it now is. A cloud that is not watched is passed over. Says whether anything is new. */
    @SuppressWarnings("ReferenceEquality") // Both are immutable and kept where nothing changed; comparing all is dear.
    public boolean show(Snapshot snapshot) {
        var before = world;
        var old = before.cloud(snapshot.state().cloud());
        if (old.isEmpty()) {
            return false;
        }
        var isNew = old.get().snapshot().state() != snapshot.state()
                || old.get().snapshot().sight() != snapshot.sight();
        world = new World(
                watched.stream().map(w -> view(before, w, snapshot)).toList(),
                before.recording(),
                before.version() + (isNew ? 1 : 0));
        return isNew;
    }

    /** Shows what was worked out since. */
    public void workedOut() {
        world = new World(world.clouds(), world.recording(), world.version() + 1);
    }

    /** Shows how the database keeps up. Says whether that is new. */
    public boolean show(Recording recording) {
        var before = world;
        world = new World(before.clouds(), recording, before.version() + 1);
        return !recording.equals(before.recording());
    }

    private static CloudView view(World before, Watched watched, Snapshot snapshot) {
        var view = before.cloud(watched.cloud()).orElseThrow();
        return watched.cloud().equals(snapshot.state().cloud()) ? view.next(snapshot, watched.sources()) : view;
    }
}

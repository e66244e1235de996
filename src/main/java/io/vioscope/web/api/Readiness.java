package io.vioscope.web.api;

import io.vioscope.web.view.Reply;
import io.vioscope.web.view.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /healthz} and {@code /readyz}. */
public final class Readiness {
    private Readiness() {}

    /** Whether one component is ready, and what that is judged by. */
    public record Component(String name, boolean ready, String detail) {}

    /** The answer of {@code /readyz}. */
    public record Body(boolean ready, List<Component> components) {}

    /** The process is alive, since it answers. */
    public static Reply alive() {
        return Json.reply(200, new Body(true, List.of()));
    }

    /**
     * 200 when each cloud was heard of and the database keeps up, 503 otherwise.
     *
     * @param whole with the reason for each; without, nothing of a cloud is told
     */
    public static Reply ready(World world, boolean whole) {
        var components = new ArrayList<Component>();
        world.clouds()
                .forEach(c -> components.add(new Component(
                        "cloud " + c.name(),
                        c.hasReport(),
                        c.hasReport() ? "has reported" : "no source has reported since the start")));
        components.add(new Component("database", world.isRecorded(), database(world)));
        var isReady = components.stream().allMatch(Component::ready);
        return Json.reply(isReady ? 200 : 503, new Body(isReady, whole ? components : List.of()));
    }

    private static String database(World world) {
        var recording = world.recording();
        if (recording == null) {
            return "nothing was heard from it yet";
        }
        return recording.isHealthy() ? "records" : "not recording" + since(Shapes.time(recording.since()));
    }

    private static String since(@Nullable String at) {
        return at == null ? "" : " since " + at;
    }
}

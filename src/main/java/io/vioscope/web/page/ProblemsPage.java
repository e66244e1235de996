package io.vioscope.web.page;

import io.vertx.core.Future;
import io.vioscope.web.view.Ask;
import io.vioscope.web.view.OffLoop;
import io.vioscope.web.view.Reply;
import io.vioscope.web.view.View;
import io.vioscope.web.view.World;
import java.util.List;

/** {@code /problems}: what are the causes, and which alarms has none of them caused? */
public final class ProblemsPage implements View {
    private final Frames frames;
    private final OffLoop offLoop;

    /** The page in those frames. */
    public ProblemsPage(Frames frames, OffLoop offLoop) {
        this.frames = frames;
        this.offLoop = offLoop;
    }

    /** All that the template shows. */
    public record Model(
            List<ProblemRows.Row> problems, String noProblems, AlarmRows.Part alarms, boolean plural, String doubt) {}

    @Override
    public Future<Reply> answer(Ask ask) {
        return offLoop.run(
                () -> frames.page(ask, 200, "Problems", "overview sources recording", "problems", model(ask.world())));
    }

    private static Model model(World world) {
        var problems = ProblemRows.of(world);
        var isSure = Frames.isSure(world);
        var confidence = Frames.confidence(world);
        return new Model(
                problems,
                (isSure ? "No problem is open. " : "No problem is known. ") + confidence,
                AlarmRows.unexplained(world),
                world.isPlural(),
                isSure || problems.isEmpty() ? "" : confidence + " There may be more problems than these, or others.");
    }
}

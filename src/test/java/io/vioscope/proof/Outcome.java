package io.vioscope.proof;

import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.rca.Sighting;
import io.vioscope.rca.Sighting.Sign;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an engine made of an incident.
 *
 * @param recording what happened
 * @param sight     what is to be seen at the end
 * @param calm      what was to be seen before
 * @param fresh     what of it was not there before, and is no lie
 * @param firstSign from the strike to the first sample with anything fresh
 * @param standing  problems that were open before
 * @param open      those that are open at the end, without these
 * @param log       what was said of others, in order
 */
record Outcome(
        Recording recording,
        Sighting sight,
        Sighting calm,
        Set<Sign> fresh,
        Duration firstSign,
        Set<ProblemKey> standing,
        List<Problem> open,
        List<Said> log) {

    /** That a problem came into a phase, or, without one, ended. */
    record Said(Duration after, ProblemKey key, boolean isConfirmed, boolean isOver) {}

    /** All that was not to be seen before, lies too. */
    Set<Sign> seen() {
        var seen = new TreeSet<>(sight.signs());
        seen.removeAll(calm.signs());
        return seen;
    }

    /** What is announced at the end. */
    List<Problem> announced() {
        return open.stream()
                .filter(problem -> problem.phase() == Problem.Phase.CONFIRMED)
                .toList();
    }
}

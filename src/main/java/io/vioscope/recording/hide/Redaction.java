package io.vioscope.recording.hide;

import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Closure;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Evidence;
import io.vioscope.model.Handling;
import io.vioscope.model.Judgement;
import io.vioscope.model.Life;
import io.vioscope.model.Migration;
import io.vioscope.model.Problem;
import io.vioscope.model.ProblemKey;
import io.vioscope.model.ReadFailure;
import io.vioscope.model.Rejected;
import io.vioscope.model.Relation;
import io.vioscope.model.Remark;
import io.vioscope.model.ServerAction;
import io.vioscope.model.Snooze;
import io.vioscope.model.Verdict;
import io.vioscope.rca.Problems;
import org.jspecify.annotations.Nullable;

/** What is done to each part of a report before it is written. */
public interface Redaction {
    /** Leaves everything as it is. */
    Redaction NONE = new Redaction() {};

    /** Meets the names of a report, before any of it is written. */
    default void meet(Report report) {}

    /** Meets the names of one entity. */
    default void meet(Entity entity) {}

    /** An identity. */
    default EntityKey key(EntityKey key) {
        return key;
    }

    /** The name of an entity. */
    default String name(Entity entity) {
        return entity.name();
    }

    /** What is said of an entity. */
    default Attributes attributes(Attributes attributes) {
        return attributes;
    }

    /** A sentence, in which names may stand. */
    default String text(String text) {
        return text;
    }

    /** A text that is all a person's own words, of which nothing is known. */
    default String words(String text) {
        return text;
    }

    /** The id of a user, which may be a name in some clouds. */
    default @Nullable String user(@Nullable String id) {
        return id;
    }

    /** An entity. */
    default Entity entity(Entity entity) {
        var ties = entity.relations().stream()
                .map(tie -> new Relation(tie.type(), key(tie.to())))
                .toList();
        return new Entity(key(entity.key()), name(entity), entity.status(), attributes(entity.attributes()), ties);
    }

    /** A failure. */
    default ReadFailure failure(ReadFailure why) {
        return new ReadFailure(why.cause(), text(why.detail()));
    }

    /** A migration. */
    default Migration migration(Migration m) {
        return new Migration(
                m.id(),
                key(m.server()),
                m.type(),
                m.status(),
                m.from() == null ? null : key(m.from()),
                m.to() == null ? null : key(m.to()),
                m.startedAt(),
                m.updatedAt());
    }

    /** A problem. */
    default Problem problem(Problem p) {
        return new Problem(
                p.number(),
                problem(p.key()),
                p.severity(),
                p.phase(),
                text(p.text()),
                text(p.advice()),
                verdict(p.verdict()),
                p.impact(),
                p.openedAt(),
                p.phaseAt(),
                p.maintenance(),
                life(p.life()));
    }

    /** A problem that is over. */
    default Problems.Ended ended(Problems.Ended e) {
        return new Problems.Ended(problem(e.problem()), e.at(), e.why(), e.into());
    }

    private Life life(Life life) {
        var judged = life.judged();
        return new Life(
                life.reopened(),
                life.flapping(),
                remark(life.acknowledged()),
                judged == null ? null : new Judgement(judged.answer(), said(judged.remark())),
                handling(life.handling()));
    }

    private Handling handling(Handling h) {
        var owner = h.owner();
        return new Handling(
                h.version(),
                owner == null ? null : words(owner),
                snooze(h.snooze()),
                h.notes().stream().map(this::said).toList(),
                closure(h.closure()));
    }

    private @Nullable Snooze snooze(@Nullable Snooze s) {
        return s == null ? null : new Snooze(s.until(), said(s.remark()));
    }

    private @Nullable Closure closure(@Nullable Closure c) {
        return c == null ? null : new Closure(c.reason(), c.of(), said(c.remark()), c.then());
    }

    private @Nullable Remark remark(@Nullable Remark r) {
        return r == null ? null : said(r);
    }

    private Remark said(Remark r) {
        return new Remark(words(r.by()), words(r.note()), r.at());
    }

    private ProblemKey problem(ProblemKey key) {
        return new ProblemKey(key(key.entity()), key.name());
    }

    private Verdict verdict(Verdict v) {
        var evidence = v.evidence().stream()
                .map(e -> new Evidence(
                        e.symptom(),
                        e.standing(),
                        e.bad(),
                        e.ok(),
                        e.unknown(),
                        e.examples().stream().map(this::key).toList()))
                .toList();
        var rejected = v.rejected().stream()
                .map(r -> new Rejected(problem(r.key()), r.why(), r.worse()))
                .toList();
        return new Verdict(v.certainty(), evidence, rejected, v.faults(), v.unseen(), v.settledBy());
    }

    /** An action. */
    default ServerAction action(ServerAction a) {
        return new ServerAction(a.verb(), a.by(), user(a.userId()), a.startedAt(), a.requestId());
    }
}

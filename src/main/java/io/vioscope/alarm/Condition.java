package io.vioscope.alarm;

import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One way in which an entity of a kind can be wrong, by its own word alone.
 *
 * @param name          dotted name, as in {@code AlarmKey.condition}; part of the public face, never renamed
 * @param kind          what can have it
 * @param holds         whether an entity has it
 * @param severity      how bad it is for that entity
 * @param text          one sentence that claims no more than was read
 * @param eventType     X.733 event type, IANAItuEventType number (RFC 3877)
 * @param probableCause X.733 probable cause, IANAItuProbableCause number (RFC 3877)
 */
public record Condition(
        String name,
        Kind kind,
        Predicate<Entity> holds,
        Function<Entity, Severity> severity,
        Function<Entity, String> text,
        int eventType,
        int probableCause) {}

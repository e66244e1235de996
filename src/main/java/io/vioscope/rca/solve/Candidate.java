package io.vioscope.rca.solve;

import io.vioscope.rca.causal.ProblemType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A problem that could be, since a symptom points at it. There is none without. */
public final class Candidate {
    private static final int UNCOUNTED = -1;

    private final int entity;
    private final ProblemType type;
    private final int number;
    private final Background background;
    private final List<Set<Symptom>> bad = new ArrayList<>();
    private final int[] sound;
    private final int[] absent;
    private final int[] unknown;
    private boolean stale = true;

    Candidate(int entity, ProblemType type, int number, Background background) {
        this.entity = entity;
        this.type = type;
        this.number = number;
        this.background = background;
        this.sound = new int[type.rules().size()];
        Arrays.fill(sound, UNCOUNTED);
        this.absent = new int[type.rules().size()];
        this.unknown = new int[type.rules().size()];
        type.rules().forEach(rule -> bad.add(new LinkedHashSet<>()));
    }

    /** The number of what may be the cause. */
    public int entity() {
        return entity;
    }

    /** What may be wrong with it. */
    public ProblemType type() {
        return type;
    }

    /** The number of the problem in the model. */
    int number() {
        return number;
    }

    /** Those who show the symptom of the rule at that place. */
    public Set<Symptom> bad(int place) {
        return bad.get(place);
    }

    /** How many are seen not to show it, where that counts. */
    public int absent(int place) {
        return absent[place];
    }

    /** How many should show it and cannot be seen. */
    public int unknown(int place) {
        return unknown[place];
    }

    /** How often the symptom of the rule at that place is there for no reason that matters. */
    double background(int place) {
        return background.rate(type.rules().get(place).symptom());
    }

    /** Whether it is known how many should show the symptom of the rule at that place and do not. */
    boolean isCounted(int place) {
        return sound[place] != UNCOUNTED;
    }

    void count(int place, int now) {
        sound[place] = now;
    }

    /** So many more should show it and do not, if it was known how many do. */
    void addSound(int place, int more) {
        if (isCounted(place)) {
            sound[place] += more;
        }
    }

    /** It is no longer known how many should show it and do not. */
    void uncount(int place) {
        sound[place] = UNCOUNTED;
    }

    /** What those who should show it and do not are worth: evidence, unless they cannot be seen. */
    void see(int place, boolean isBlind) {
        absent[place] = isBlind ? 0 : sound[place];
        unknown[place] = isBlind ? sound[place] : 0;
    }

    boolean isStale() {
        return stale;
    }

    void setStale(boolean now) {
        stale = now;
    }

    boolean isEmpty() {
        return bad.stream().allMatch(Set::isEmpty);
    }

    /** The places of its rules. */
    public IntStream places() {
        return IntStream.range(0, bad.size());
    }
}

package io.vioscope.source.reach;

import io.vioscope.model.Health;
import io.vioscope.source.reach.Sight.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What follows for an address from whether it is reached from several places. One place that does not reach it knows nothing of
 * the address: the way there may be broken. Only where at least two do not, and none does, the address is called down.
 *
 * @param word what is said of it
 */
record Verdict(String word, Health health) {
    static final String NOT_REACHED = "not reached";
    static final String FROM_SOME = "reached from some places only";
    static final String FROM_ONE = "not reached from the one place that tries";

    /** Of one address: by place what it sees. */
    static Verdict of(Map<String, Sight> byPlace) {
        var reached = count(byPlace, State.REACHED);
        var lost = count(byPlace, State.NOT_REACHED);
        if (reached == 0 && lost == 0) {
            return new Verdict("not known", Health.UNKNOWN);
        }
        if (lost == 0) {
            return new Verdict("reached", Health.OK);
        }
        if (reached > 0) {
            return new Verdict(FROM_SOME, Health.UNKNOWN);
        }
        return lost > 1 ? new Verdict(NOT_REACHED, Health.DOWN) : new Verdict(FROM_ONE, Health.UNKNOWN);
    }

    private static long count(Map<String, Sight> sights, State state) {
        return sights.values().stream().filter(s -> s.state() == state).count();
    }

    /**
     * Places that reach nothing at all, of at least two addresses, some of which another place reaches: it is their own network
     * that is broken, and what they see says nothing of any address.
     *
     * @param all by address, by place
     */
    static Set<String> cutOff(Map<String, Map<String, Sight>> all) {
        var cut = new TreeSet<String>();
        places(all).forEach(place -> {
            var lost = with(all, place, State.NOT_REACHED);
            var reachedElsewhere = lost.stream()
                    .filter(address -> count(all.getOrDefault(address, Map.of()), State.REACHED) > 0)
                    .count();
            if (with(all, place, State.REACHED).isEmpty() && lost.size() > 1 && reachedElsewhere > 1) {
                cut.add(place);
            }
        });
        return cut;
    }

    private static Set<String> places(Map<String, Map<String, Sight>> all) {
        var places = new TreeSet<String>();
        all.values().forEach(sights -> places.addAll(sights.keySet()));
        return places;
    }

    private static List<String> with(Map<String, Map<String, Sight>> all, String place, State state) {
        var addresses = new ArrayList<String>();
        all.forEach((address, sights) -> {
            var sight = sights.get(place);
            if (sight != null && sight.state() == state) {
                addresses.add(address);
            }
        });
        return addresses;
    }

    /** The same sights, but that those of places that are cut off tell nothing. */
    static Map<String, Sight> without(Set<String> cutOff, Map<String, Sight> sights) {
        var rest = new LinkedHashMap<String, Sight>();
        sights.forEach((place, sight) -> rest.put(
                place, cutOff.contains(place) ? Sight.notKnown("it reaches nothing at all, others do") : sight));
        return rest;
    }
}

package io.vioscope.source.vcenter;

import io.vioscope.model.Attributes;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.openstack.decode.Texts;
import io.vioscope.source.vcenter.AlarmReader.On;
import io.vioscope.source.xml.Ref;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes attributes of the alarms that are on: {@code vcenter_alarms.ID} is {@code red} or {@code yellow}, and beside it stand
 * {@code .name}, {@code .about}, {@code .since} and {@code .acknowledged}.
 */
final class AlarmTeller {
    /** The most alarms that are told of one thing, the worst ones; how many more there are is told. */
    private static final int MOST = 20;

    private static final int MOST_TEXT = 255;

    private final On on;
    private final Names names;

    AlarmTeller(On on, Names names) {
        this.on = on;
        this.names = names;
    }

    /** By entity; the vCenter is always among them, with how many alarms are on and how many of them nothing here has. */
    Map<EntityKey, Attributes> told() {
        var byEntity = new TreeMap<EntityKey, List<Triggered>>();
        byEntity.put(names.vcenter(), new ArrayList<>());
        var elsewhere = 0;
        for (var one : on.all()) {
            var key = entity(one.entity());
            if (key.isPresent()) {
                byEntity.computeIfAbsent(key.get(), k -> new ArrayList<>()).add(one);
            } else {
                elsewhere++;
            }
        }
        var told = new TreeMap<EntityKey, Attributes>();
        for (var entry : byEntity.entrySet()) {
            told.put(entry.getKey(), Attributes.of(attributes(entry.getValue())));
        }
        var counts = new TreeMap<>(Map.of(name("on"), Integer.toString(on.all().size())));
        if (elsewhere > 0) {
            counts.put(name("elsewhere"), Integer.toString(elsewhere));
        }
        told.merge(names.vcenter(), Attributes.of(counts), Attributes::plus);
        return told;
    }

    /** The entity that has an alarm; empty for what is none of ours: a network, a pool, a machine that is no server. */
    private Optional<EntityKey> entity(Ref ref) {
        if (ref.equals(on.root())) {
            return Optional.of(names.vcenter());
        }
        return switch (ref.type()) {
            case Wanted.HOST -> names.key(Kind.ESXI_HOST, ref);
            case Wanted.DATASTORE -> names.key(Kind.DATASTORE, ref);
            case Wanted.CLUSTER -> names.key(Kind.HYPERVISOR, ref);
            case Wanted.MACHINE -> Names.server(new Objects.Properties(on.of(ref)));
            default -> Optional.empty();
        };
    }

    private Map<String, String> attributes(List<Triggered> alarms) {
        var map = new TreeMap<String, String>();
        alarms.stream()
                .sorted(Comparator.comparing((Triggered one) -> !one.status().equals("red"))
                        .thenComparing(Triggered::since)
                        .thenComparing(one -> one.alarm().id()))
                .limit(MOST)
                .forEach(one -> put(map, one));
        if (alarms.size() > MOST) {
            map.put(name("more"), Integer.toString(alarms.size() - MOST));
        }
        return map;
    }

    private void put(Map<String, String> map, Triggered one) {
        var name = name(one.alarm().id().replaceAll("[^A-Za-z0-9_-]", "_"));
        map.put(name, one.status());
        said(map, name + ".name", on.info(one.alarm(), "name"));
        said(map, name + ".about", on.info(one.alarm(), "description"));
        said(map, name + ".since", one.since());
        said(map, name + ".acknowledged", one.acknowledged());
    }

    private static void said(Map<String, String> map, String name, String text) {
        var line = Texts.oneLine(Texts.storable(text), MOST_TEXT);
        if (!line.isEmpty()) {
            map.put(name, line);
        }
    }

    private static String name(String what) {
        return VCenterAlarmsSource.ID.name() + Attributes.OF_SOURCE + what;
    }
}

package io.vioscope.source.openstack.decode;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.model.Relation;
import io.vioscope.model.RelationType;
import java.util.HashMap;
import java.util.Map;

/** One object for each text, key and tie that a hundred thousand rows repeat. One for each list; not thread-safe. */
public final class Interner {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Relation> projects = new HashMap<>();
    private final Map<String, Relation> hypervisors = new HashMap<>();
    private final Map<String, Relation> images = new HashMap<>();
    private final Map<Relation, Relation> ties = new HashMap<>();

    /** The one text equal to this. */
    public String text(String text) {
        var before = texts.putIfAbsent(text, text);
        return before == null ? text : before;
    }

    /** The tie to a project. */
    public Relation ownedBy(String project) {
        return projects.computeIfAbsent(
                project, id -> new Relation(RelationType.OWNED_BY, new EntityKey(Kind.PROJECT, id)));
    }

    /** The tie to a hypervisor. */
    public Relation hostedOn(String hypervisor) {
        return hypervisors.computeIfAbsent(
                hypervisor, id -> new Relation(RelationType.HOSTED_ON, new EntityKey(Kind.HYPERVISOR, id)));
    }

    /** The tie to an image. */
    public Relation bootedFrom(String image) {
        return images.computeIfAbsent(
                image, id -> new Relation(RelationType.BOOTED_FROM, new EntityKey(Kind.IMAGE, id)));
    }

    /** The one tie of that type to that entity. */
    public Relation tie(RelationType type, Kind kind, String id) {
        var tie = new Relation(type, new EntityKey(kind, id));
        var before = ties.putIfAbsent(tie, tie);
        return before == null ? tie : before;
    }
}

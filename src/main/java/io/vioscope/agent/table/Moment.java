package io.vioscope.agent.table;

import io.vioscope.agent.tree.Leaf;
import io.vioscope.agent.tree.Tree;
import java.util.List;
import java.util.stream.Stream;

/**
 * All clouds at one moment.
 *
 * @param clouds by their numbers
 */
public record Moment(List<CloudMoment> clouds) {
    public Moment {
        clouds = List.copyOf(clouds);
    }

    /** Changes with every fact of any cloud, also over restarts; wraps after 32 bits. */
    long revision() {
        return clouds.stream().mapToLong(c -> c.snapshot().state().seq()).sum();
    }

    /** All of it as a tree; rows are worked out when somebody asks for them. */
    public Tree tree(Who who, Live live) {
        return new Tree(Stream.<List<Leaf<?>>>of(
                        SystemObjects.of(who, live),
                        MonitorObjects.of(who, this),
                        SourceObjects.of(who, this),
                        ReceiverObjects.of(who, live),
                        AlarmObjects.of(who, this),
                        CauseObjects.of(who, this),
                        EntityObjects.of(who, this),
                        ServiceObjects.of(who, this))
                .flatMap(List::stream)
                .toList());
    }
}

package io.vioscope.source.openstack.neutron;

import io.vioscope.model.Entity;
import io.vioscope.model.Kind;
import io.vioscope.source.Look;
import io.vioscope.source.openstack.decode.Continuity;
import io.vioscope.source.openstack.decode.Listing;
import io.vioscope.source.openstack.decode.Reverse;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What Neutron's source remembers from poll to poll, so as to know which lists it need not read whole. */
final class Memory {
    /** Attributes that Neutron keeps in other tables than the row whose {@code updated_at} it compares. */
    private static final Map<Kind, Set<String>> NOT_TOLD = Map.of(Kind.PORT, Set.of("host", "vif_type", "vnic_type"));

    /** Which agents carry what is told by the agents: where there are such, a list is needed whole to tell it anew. */
    private static final Map<Kind, String> CARRIED_BY =
            Map.of(Kind.ROUTER, AgentDecoder.L3, Kind.NETWORK, AgentDecoder.DHCP);

    private final int page;
    private final Map<Kind, Continuity> lists = new EnumMap<>(Kind.class);
    private final Map<Kind, Reverse> reverses = new EnumMap<>(Kind.class);
    private Set<String> agentTypes = Set.of();
    private boolean wasWhole;

    /** @param page rows of one page */
    Memory(int page) {
        this.page = page;
    }

    int page() {
        return page;
    }

    /** Attributes of a kind whose changes alone are not told where only changes are asked for. */
    static Set<String> notTold(Kind kind) {
        return NOT_TOLD.getOrDefault(kind, Set.of());
    }

    /** Since when changes of a kind are to be asked for; empty where its list is to be read whole. */
    Optional<Instant> since(Kind kind, Look look) {
        return agentTypes.contains(CARRIED_BY.getOrDefault(kind, ""))
                ? Optional.empty()
                : list(kind).since(look);
    }

    /**
     * How a list is read from its other end. Rows come by ascending id unless asked otherwise (neutron/api/api_common.py,
     * {@code PaginationNativeHelper}), as they do with VMware's plugins, which sort by the database too (vmware_nsx's
     * plugins set {@code __native_sorting_support}).
     */
    Reverse reverse(Kind kind) {
        return reverses.computeIfAbsent(kind, k -> new Reverse("sort_key=id&sort_dir=desc"));
    }

    /** A list was read, whole or what changed of it. */
    void read(Kind kind, Listing list, boolean whole) {
        if (whole) {
            list(kind).all(list);
        } else {
            list(kind).changes(list);
        }
    }

    /** Whether Neutron refused to be asked for changes of a kind. */
    boolean isRefused(Kind kind, Listing changes) {
        return list(kind).isRefused(changes);
    }

    /** The agents were read. */
    void agents(Listing agents) {
        if (agents.incomplete() == null) {
            var types = new HashSet<String>();
            for (Entity agent : agents.entities().values()) {
                types.add(Objects.requireNonNullElse(agent.attributes().get(AgentDecoder.TYPE), ""));
            }
            types.remove("");
            agentTypes = types;
        }
    }

    /** Whether the last poll that told was of the whole cloud, not of the account's own project. */
    boolean wasWhole() {
        return wasWhole;
    }

    void wasWhole(boolean is) {
        wasWhole = is;
    }

    private Continuity list(Kind kind) {
        return lists.computeIfAbsent(kind, k -> new Continuity(page));
    }
}

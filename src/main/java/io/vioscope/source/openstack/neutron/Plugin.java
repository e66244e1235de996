package io.vioscope.source.openstack.neutron;

import java.util.Set;

/**
 * Which plugin does Neutron's work: it decides what the word {@code ACTIVE} means. Told by the extensions each lists
 * (supported_extension_aliases in vmware_nsx/plugins at 30eab6bb, April 2019; later versions were not seen).
 */
enum Plugin {
    /** NSX-V: routers are edges, deployed while the router is PENDING_CREATE. */
    NSX_V("nsx_v", "NSX-V"),
    /** NSX-T by its management API. */
    NSX_V3("nsx_v3", "NSX-T, management API"),
    /** NSX-T by its policy API. */
    NSX_P("nsx_p", "NSX-T, policy API"),
    /** Distributed switches without NSX; DHCP and metadata by agents. */
    DVS("dvs", "vSphere distributed switch"),
    /** ML2 or a plugin like it: agents or drivers report what became of ports. */
    OTHER("other", "ML2 or another plugin that is not VMware's");

    private final String word;
    private final String label;

    Plugin(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /**
     * The plugin that lists these extensions. A plugin of several (nsx_tvd) lists all of theirs and counts as NSX-V. The
     * DVS plugin lists no extension of VMware's, but neither two that ML2 has had since Kilo.
     */
    static Plugin of(Set<String> aliases) {
        if (aliases.contains("nsxv-router-type") || aliases.contains("nsxv-router-size")) {
            return NSX_V;
        }
        if (aliases.contains("housekeeper")) {
            return NSX_V3;
        }
        if (aliases.contains("provider-security-group")) {
            return NSX_P;
        }
        var likeMl2 = aliases.contains("subnet_allocation") || aliases.contains("extra_dhcp_opt");
        return aliases.contains("binding") && aliases.contains("provider") && !likeMl2 ? DVS : OTHER;
    }

    /** VMware's name of the plugin. */
    String word() {
        return word;
    }

    /** Name and meaning, for an operator. */
    String words() {
        return word + " (" + label + ")";
    }

    /** Whether it is VMware's: then nothing ever tells Neutron what became of a port. */
    boolean isVmware() {
        return this != OTHER;
    }
}

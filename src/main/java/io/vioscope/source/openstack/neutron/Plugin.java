package io.vioscope.source.openstack.neutron;

import java.util.Set;

/**
 * Which core plugin answers, told by the extensions it offers, and what its status words are worth. Source: aliases in
 * vmware_nsx/extensions and supported_extension_aliases of its plugins.
 */
enum Plugin {
    /** NSX for vSphere. Routers are edges, whose deployment it reports. */
    NSX_V("nsx_v"),
    /** NSX-T by its management API. */
    NSX_V3("nsx_v3"),
    /** NSX-T by its policy API. */
    NSX_P("nsx_p"),
    /** Another, such as ML2, or VMware's dvs with agents. */
    OTHER("other");

    private final String word;

    Plugin(String word) {
        this.word = word;
    }

    static Plugin of(Set<String> aliases) {
        if (aliases.contains("nsxv-router-type") || aliases.contains("nsxv-router-size")) {
            return NSX_V;
        }
        if (!aliases.contains("provider-security-group")) {
            return aliases.contains("housekeeper") ? NSX_V3 : OTHER;
        }
        return aliases.contains("housekeeper") ? NSX_V3 : NSX_P;
    }

    /** Its name in neutron.conf. */
    String word() {
        return word;
    }

    /** Whether ports and networks are ACTIVE from their creation on, whatever becomes of them. */
    boolean isNsx() {
        return this != OTHER;
    }

    /** Whether a router's ACTIVE says that it was set up. */
    boolean tellsRouters() {
        return this == OTHER || this == NSX_V;
    }
}

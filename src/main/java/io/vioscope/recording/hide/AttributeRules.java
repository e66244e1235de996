package io.vioscope.recording.hide;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What may stand in a recording of each attribute. One that nobody has entered here is shown only where its value cannot
 * be a name: a number, an id, a time, yes or no.
 */
final class AttributeRules {
    /** What is done to the value of an attribute. */
    enum Rule {
        /** A word of OpenStack's or of a driver's, a flavour, a zone: it stays. */
        KEEP,
        /** The name of a thing. */
        NAME,
        /** Hosts, also with their backend, with ", " between them. */
        HOSTS,
        /** IP addresses, with ", " between them. */
        ADDRESSES,
        /** {@code network: address, network: address}. */
        PLACES,
        /** A sentence of Vioscope's or of OpenStack's. */
        SENTENCE,
        /** What an operator wrote, unless a driver did. */
        WORDS,
        /** Nobody has said: only what cannot be a name stays. */
        UNSAID
    }

    private static final Map<String, Rule> RULES = new HashMap<>();

    static {
        enter(
                Rule.KEEP,
                "vm_state task_state power_state availability_zone flavor created locked bootable encrypted multiattach"
                        + " volume_type replication_status migration_status backend vendor driver_version"
                        + " storage_protocol frozen zone forced_down type version disk_format container_format"
                        + " visibility protected os_hidden vmware_disktype vmware_adaptertype vmware_ostype"
                        + " hw_vif_model agent_type admin_state_up shared external provider_network_type dhcp ha"
                        + " distributed external_gateway enable_snat router_type router_size device_owner"
                        + " port_security vnic_type vif_type provisioning_status operating_status provider"
                        + " service_type interface in_use same_as certificate certificate_not_after versions"
                        + " min_microversion max_microversion neutron.plugin nova.failed_migration inferred.overdue inferred.hypervisor_up"
                        + " inferred.heartbeats_unsteady"
                        + " deployment_mode inferred.esxi_hosts_because probe.state probe.connection"
                        + " connection power maintenance accessible vcenter.power vcenter.connection vcenter.heartbeat"
                        + " vcenter.vm vcenter.ha vcenter.drs vcenter.state vcenter.version"
                        + " nsx.state nsx.version nsx.control_cluster nsx.unstable_groups nsx.alarms nsx.status nsx.tunnels"
                        + " nsx.control nsx.management nsx.pnics nsx.maintenance nsx.deployment nsx.health nsx.gateway nsx.vxlan"
                        + " nsx.messaging nsx.firewall nsx.controllers nsx.vcenter edge_status uplinks"
                        + " bgp deployment amqp.state amqp.exchanges api vio.status vio.ha_enabled vio.mode"
                        + " vio.services vio.services_lost vio.services_short here"
                        + " steps failed_step port_status");
        enter(Rule.NAME, "region stores provider_physical_network on_network");
        enter(Rule.NAME, "vcenter.name");
        enter(
                Rule.HOSTS,
                "nsx.node nsx.hosts_down nsx.hosts_not_ready nsx.active_on nsx.standby_on nsx.silent tier0 nodes_down nodes_partly"
                        + " nodes_in_maintenance tunnels_down_on");
        enter(Rule.HOSTS, "vcenter.host host hosts service_host cluster attached_to_hosts active_backend_id");
        enter(
                Rule.ADDRESSES,
                "nsx.managers_down nsx.controllers_down bgp_neighbors_down host_ip fixed_ips address fixed_address external_ips gateway_ip cidr vip_address mac_address");
        enter(Rule.PLACES, "addresses");
        enter(
                Rule.SENTENCE,
                "fault health_note why url probed deployment_mode_because probe.said vcenter.url vcenter.why nsx.url nsx.why nsx.error"
                        + " amqp.url amqp.why vio.mode_because here_why");
        enter(Rule.WORDS, "disabled_reason");
    }

    private static final Pattern NO_NAME = Pattern.compile("[0-9]+(?:\\.[0-9]+)?|true|false|default|none"
            + "|(?:req-)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}(?:[0-9a-f]{32})?"
            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?");

    private AttributeRules() {}

    private static void enter(Rule rule, String names) {
        for (var name : names.split(" ")) {
            RULES.put(name, rule);
        }
    }

    static Rule of(String attribute) {
        return isSeverityByTrap(attribute) || isColorByVCenter(attribute)
                ? Rule.KEEP
                : RULES.getOrDefault(attribute, Rule.UNSAID);
    }

    /** What a trap said is a sentence of others, and hidden; how bad it is is a word of ours. */
    private static boolean isSeverityByTrap(String attribute) {
        return attribute.startsWith("traps.") && !attribute.endsWith(".text");
    }

    /** What an alarm of vCenter's is called, and who acknowledged it, is hidden; how bad it is and since when is not. */
    private static boolean isColorByVCenter(String attribute) {
        var alarm = "vcenter_alarms.";
        return attribute.startsWith(alarm) && attribute.indexOf('.', alarm.length()) < 0;
    }

    /** Whether all of a list with ", " between its parts are of a shape that no name has. */
    static boolean areNoNames(String value) {
        for (var part : value.split(", ", -1)) {
            if (!NO_NAME.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }
}

package io.vioscope.simulator.api.compute;

import io.vioscope.simulator.api.compute.ComputeApi.Answer;
import io.vioscope.simulator.api.http.Reply;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query parameters that Nova's lists know (nova/api/openstack/compute/schemas). What is not among them is passed over
 * before microversion 2.75 and refused from there on.
 */
final class Parameters {
    /** The microversion that made Nova strict in this and in some other ways. */
    static final int STRICT = 75;

    static final Set<String> SERVERS =
            paged("access_ip_v4 access_ip_v6 all_tenants auto_disk_config availability_zone block_device_mapping"
                    + " changes-before changes-since config_drive created_at deleted description display_description"
                    + " display_name flavor host hostname image image_ref info_cache ip ip6 kernel_id key_name"
                    + " launch_index launched_at locked locked_by metadata name node not-tags not-tags-any pci_devices"
                    + " power_state progress project_id ramdisk_id reservation_id root_device_name security_groups"
                    + " services soft_deleted sort_dir sort_key status system_metadata tags tags-any task_state"
                    + " tenant_id terminated_at user_id uuid vm_state");
    static final Set<String> SERVICES = Set.of("host", "binary");
    static final Set<String> HYPERVISORS = paged("hypervisor_hostname_pattern with_servers");
    static final Set<String> FLAVORS = paged("is_public minRam minDisk sort_key sort_dir");
    static final Set<String> ACTIONS = paged("changes-since changes-before");
    static final Set<String> MIGRATIONS = paged("hidden host instance_uuid source_compute status migration_type"
            + " changes-since changes-before user_id project_id");
    static final Set<String> LIMITS = Set.of("tenant_id");
    static final Set<String> USAGES = paged("start end detailed");

    private Parameters() {}

    private static Set<String> paged(String others) {
        return Stream.of(("limit marker " + others).split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    /** That answer, given to who asks by these parameters only. */
    static Answer known(Set<String> names, Answer answer) {
        return call -> {
            var strange = call.ctx().queryParams().names().stream()
                    .filter(name -> !names.contains(name) && !name.startsWith("_"))
                    .findFirst();
            return strange.isPresent() && call.version().atLeast(STRICT)
                    ? Reply.badRequest("Additional properties are not allowed ('" + strange.get() + "' was unexpected)")
                    : answer.to(call);
        };
    }
}

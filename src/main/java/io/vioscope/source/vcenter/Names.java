package io.vioscope.source.vcenter;

import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import io.vioscope.source.openstack.decode.Texts;
import io.vioscope.source.xml.Ref;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the objects of a vCenter are called in a cloud. An id of vCenter's is one within that vCenter only, so its instance
 * UUID stands behind a dot, as it does in the names of Nova's hypervisors (nova/virt/vmwareapi/driver.py,
 * {@code _create_nodename}).
 *
 * @param uuid of the vCenter
 */
record Names(String uuid) {
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** Nova calls a virtual machine by the server's id, later releases by its name with the id in brackets. */
    private static final Pattern NAMED = Pattern.compile("(?:.*\\()?(" + UUID + ")\\)?");

    private static final Pattern ID = Pattern.compile(UUID);

    /** The vCenter itself. */
    EntityKey vcenter() {
        return new EntityKey(Kind.VCENTER, uuid);
    }

    /** The entity that an object is; empty where its id cannot be part of one. */
    Optional<EntityKey> key(Kind kind, Ref ref) {
        var id = ref.id() + "." + uuid;
        return Texts.isId(id) ? Optional.of(new EntityKey(kind, id)) : Optional.empty();
    }

    /**
     * The server that a virtual machine is: Nova sets its instance UUID to the server's id (vm_util.py,
     * {@code get_vm_create_spec}). Where vCenter cannot tell that, as of one it has lost, its name tells. Whether there is
     * such a server in the cloud is for Nova to say.
     */
    static Optional<EntityKey> server(Objects.Properties machine) {
        var id = machine.text("config.instanceUuid");
        if (ID.matcher(id).matches()) {
            return Optional.of(new EntityKey(Kind.SERVER, id));
        }
        var named = NAMED.matcher(machine.text("name"));
        return named.matches() ? Optional.of(new EntityKey(Kind.SERVER, named.group(1))) : Optional.empty();
    }
}

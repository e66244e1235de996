package io.vioscope.snmp;

import io.vioscope.config.MibRoot;
import org.snmp4j.smi.OID;

/**
 * Where VIOSCOPE-MIB is in the tree.
 *
 * @param module the object identifier of vioscopeMIB
 */
public record Root(String module) {
    /** As configured. */
    public static Root of(MibRoot root) {
        return new Root(root.oid() + ".1");
    }

    /** What is there below the module. */
    public OID oid(String below) {
        return new OID(module + "." + below);
    }

    /** The module itself, the enterprise of our SNMPv1 traps (RFC 3584). */
    public OID oid() {
        return new OID(module);
    }
}

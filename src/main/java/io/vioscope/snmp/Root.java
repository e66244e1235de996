package io.vioscope.snmp;

import io.vioscope.config.MibRoot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.snmp4j.smi.OID;

/** Where VIOSCOPE-MIB is in the tree. Names of numbers are read once: each notification has thirty of them. */
public final class Root {
    private final OID module;
    private final Map<String, OID> known = new ConcurrentHashMap<>();

    private Root(OID module) {
        this.module = module;
    }

    /** As configured. */
    public static Root of(MibRoot root) {
        return new Root(new OID(root.oid() + ".1"));
    }

    /** What is there below the module; a copy. */
    public OID oid(String below) {
        return new OID(find(below));
    }

    /** The module itself, the enterprise of our SNMPv1 traps (RFC 3584); a copy. */
    public OID oid() {
        return new OID(module);
    }

    private OID find(String below) {
        var found = known.get(below);
        return found != null ? found : known.computeIfAbsent(below, text -> new OID(module).append(text));
    }
}

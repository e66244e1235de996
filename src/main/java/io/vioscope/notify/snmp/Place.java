package io.vioscope.notify.snmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.snmp4j.asn1.BER;
import org.snmp4j.smi.OID;

/** Where an object is below one root: its instances' names are made of octets that are written once. */
final class Place {
    private final int[] object;
    private final byte[] octets;

    Place(OID object) {
        this.object = object.getValue();
        this.octets = octets(object);
    }

    /** One instance of it. */
    OID instance(int... instance) {
        return new Name(object, instance, octets);
    }

    /** Without tag and length, which differ for each instance. */
    private static byte[] octets(OID object) {
        var written = written(object);
        var length = BER.getOIDLength(object.getValue());
        return Arrays.copyOfRange(written, written.length - length, written.length);
    }

    private static byte[] written(OID object) {
        try (var out = new ByteArrayOutputStream()) {
            object.encodeBER(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A name that never changes. SNMP4J works out the length of a name four times for each message, and takes it apart bit
     * by bit: a quarter of what a trap took, the kernel included.
     */
    private static final class Name extends OID {
        private static final long serialVersionUID = 1;

        private final byte[] object;
        private final int[] instance;
        private final int length;

        Name(int[] object, int[] instance, byte[] octets) {
            super(object, instance);
            this.object = octets;
            this.instance = instance;
            this.length = octets.length + lengthOf(instance);
        }

        private static int lengthOf(int[] instance) {
            var length = 0;
            for (var id : instance) {
                length += BER.getSubIDLength(id);
            }
            return length;
        }

        @Override
        public int getBERLength() {
            return 1 + BER.getBERLengthOfLength(length) + length;
        }

        @Override
        public void encodeBER(OutputStream out) throws IOException {
            BER.encodeHeader(out, BER.OID, length);
            out.write(object);
            for (var id : instance) {
                BER.encodeSubID(out, id);
            }
        }

        @Override
        @SuppressWarnings("MethodDoesntCallSuperMethod")
        public Object clone() {
            return this;
        }
    }
}

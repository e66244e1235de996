package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

class PlaceTest {
    @ParameterizedTest
    @CsvSource({
        "1.3.6.1.4.1.32473.1.3.9.1.2, 0, 1",
        "1.3.6.1.4.1.32473.1.3.9.1.2, 1, 126",
        "1.3.6.1.4.1.32473.1.3.9.1.2, 127, 128",
        "2.999.4294967295.16383.16384, 2097151, 2097152",
        "1.3.6.1.4.1.2147483648.1, 268435455, 268435456",
        "1.3.6.1.4.1.1, 1, 4294967295",
    })
    void aNameGoesOutAsSnmp4jWritesIt(String object, long cloud, long row) throws IOException {
        var instance = new int[] {(int) cloud, (int) row};
        var theirs = new OID(new OID(object).getValue(), instance);
        var ours = new Place(new OID(object)).instance(instance);
        assertThat(ours).isEqualTo(theirs);
        assertThat(octets(ours)).isEqualTo(octets(theirs));
    }

    @ParameterizedTest
    @CsvSource({"40", "60", "100", "126"})
    void soDoesALongOne(int more) throws IOException {
        var object = new OID("1.3.6.1.4.1.32473" + ".4000000000".repeat(more));
        var theirs = new OID(object.getValue(), new int[] {1});
        assertThat(octets(new Place(object).instance(1))).isEqualTo(octets(theirs));
    }

    private static byte[] octets(OID name) throws IOException {
        var binding = new VariableBinding(name, new OctetString("x"));
        var out = new ByteArrayOutputStream();
        binding.encodeBER(out);
        assertThat(out.size()).isEqualTo(binding.getBERLength());
        return out.toByteArray();
    }
}

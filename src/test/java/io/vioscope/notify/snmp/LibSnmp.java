package io.vioscope.notify.snmp;

import io.vioscope.config.SnmpReceiver;
import io.vioscope.notify.snmp.SendBenchmark.Cost;
import io.vioscope.notify.snmp.SendBenchmark.Round;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.VariableBinding;

/**
 * net-snmp's C library as a sender of the same messages, {@code send.c}, compiled here.
 *
 * @param program what was compiled; null where it could not be
 */
record LibSnmp(@Nullable Path program) {
    private static final Cost UNKNOWN = new Cost(Double.NaN, Double.NaN);

    /** Compiles it, if the machine has what that takes. */
    static LibSnmp build() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("vioscope-bench-");
        var source = folder.resolve("send.c");
        try (var in = LibSnmp.class.getResourceAsStream("send.c")) {
            Files.write(source, in == null ? new byte[0] : in.readAllBytes());
        }
        var program = folder.resolve("send");
        var gcc = List.of("gcc", "-O2", "-o", program.toString(), source.toString(), "-lnetsnmp");
        try {
            var done = new ProcessBuilder(gcc).inheritIO().start().waitFor() == 0;
            return new LibSnmp(done ? program : null);
        } catch (IOException noCompiler) {
            System.err.println("not beside libsnmp: " + noCompiler.getMessage());
            return new LibSnmp(null);
        }
    }

    /** Sends as many to that receiver. */
    Round of(SnmpReceiver receiver, int times) throws IOException {
        if (program == null) {
            return () -> UNKNOWN;
        }
        var binds = Files.createTempFile("vioscope-bench-", ".txt");
        Files.write(binds, lines(receiver));
        var command = new ArrayList<>(List.of(program.toString(), times + "", binds.toString()));
        command.add(receiver.manner().inform() ? "inform" : "trap");
        command.addAll(receiver.access()
                .match(
                        community -> List.of("-v2c", "-c", community.community()),
                        user -> List.of(("-v3 -l authPriv -a SHA-256 -x AES -u " + user.name() + " -A "
                                        + user.authPassword() + " -X " + user.privacyPassword())
                                .split(" "))));
        command.add(receiver.host() + ":" + receiver.port());
        return () -> run(command);
    }

    private static Cost run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ");
        if (process.waitFor() != 0 || !words[2].equals("0")) {
            throw new IllegalStateException("libsnmp failed: " + String.join(" ", words));
        }
        return new Cost(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
    }

    /** The message, without what is around it. */
    static PDU message(SnmpReceiver receiver) {
        return new TrapEncoder(Sample.ROOT, receiver, PDU::new).encode(Sample.notice(), 1, Duration.ofMinutes(1));
    }

    private static List<String> lines(SnmpReceiver receiver) {
        return message(receiver).getAll().stream().map(LibSnmp::line).toList();
    }

    private static String line(VariableBinding bind) {
        var value = bind.getVariable();
        return bind.getOid().toDottedString() + " "
                + switch (value.getSyntax()) {
                    case SMIConstants.SYNTAX_INTEGER32 -> "i " + value.toInt();
                    case SMIConstants.SYNTAX_GAUGE32 -> "u " + value.toLong();
                    case SMIConstants.SYNTAX_TIMETICKS -> "t " + value.toLong();
                    case SMIConstants.SYNTAX_OBJECT_IDENTIFIER -> "o " + value;
                    case SMIConstants.SYNTAX_OCTET_STRING ->
                        "x " + HexFormat.of().formatHex(((OctetString) value).getValue());
                    default -> throw new IllegalStateException("no type for " + value.getSyntaxString());
                };
    }
}

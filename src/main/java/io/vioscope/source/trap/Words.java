package io.vioscope.source.trap;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/** Texts out of traps, made harmless: no control characters, and not longer than anybody reads. */
final class Words {
    static final int LONGEST = 255;

    private static final Pattern USE = Pattern.compile("\\$\\{([^}]*)\\}");

    private Words() {}

    /** The value of a variable; octets that are no UTF-8 as hexadecimal digits. */
    static String of(Variable variable) {
        return cut(variable instanceof OctetString octets ? text(octets.getValue()) : variable.toString());
    }

    private static String text(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException noText) {
            return HexFormat.of().formatHex(octets, 0, Math.min(octets.length, LONGEST));
        }
    }

    /** A template with variables put in; those that are not known are empty. */
    static String filled(String template, Map<String, String> variables) {
        var filled = USE.matcher(template)
                .replaceAll(use -> Matcher.quoteReplacement(variables.getOrDefault(use.group(1), "")));
        return cut(filled);
    }

    /** Not too long, without control characters and blanks at its ends. */
    static String cut(String text) {
        var clean = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return clean.toString().strip();
    }
}

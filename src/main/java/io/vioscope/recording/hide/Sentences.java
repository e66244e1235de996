package io.vioscope.recording.hide;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes names out of sentences: those that were met, and whatever looks like an address, the host of a URL, an e-mail
 * address, a domain name or a host's name (letters with digits). Rather too much than too little.
 */
final class Sentences {
    /** What stays: ids, times, versions, amounts, names of resources and what is a pseudonym already. */
    private static final String KEPT = "(?<kept>" + Pseudonyms.SHAPE.pattern()
            + "|(?:req-)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
            + "|\\b[0-9a-f]{32}(?:[0-9a-f]{32})?\\b"
            + "|\\b[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?"
            + "|\\bdomain-[A-Za-z]?[0-9]+\\b"
            + "|\\bv[0-9]+(?:\\.[0-9]+)?\\b|\\b[0-9]+(?:\\.[0-9]+){0,1}[A-Za-z]{0,3}\\b(?![\\w.-]))";

    private static final String URL_HOST = "(?<=://)(?:[^/\\s@]*@)?(?<host>\\[[^\\]\\s]*\\]|[^/\\s:?#'\"]+)";
    private static final String MAIL = "(?<mail>[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,})";
    private static final String MAC = "(?<mac>\\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\\b)";
    private static final String IP = "(?<ip>\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b"
            + "|(?<![\\w:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\\w:]))";
    private static final String WORD = "(?<word>[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}])?)";

    private static final Pattern PARTS =
            Pattern.compile(String.join("|", URL_HOST, MAIL, MAC, IP, KEPT, WORD), Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern LIKE_A_HOST = Pattern.compile("(?=.*\\p{L})(?=.*[0-9]).*");

    private static final Pattern DOMAIN_NAME = Pattern.compile(
            "(?:[\\p{L}\\p{N}-]+\\.){2,}\\p{L}{2,}|[\\p{L}\\p{N}-]+\\.(?:com|net|org|io|local|lan|corp|int|internal|cloud)");

    /** Words with digits that name techniques, not things. */
    private static final Set<String> TECHNIQUES =
            Set.of("ipv4", "ipv6", "x509", "sha256", "md5", "utf8", "l2", "l3", "oslo2", "http2", "vmxnet3", "e1000");

    private final NameBook names;
    private final Pseudonyms pseudonyms;

    Sentences(NameBook names, Pseudonyms pseudonyms) {
        this.names = names;
        this.pseudonyms = pseudonyms;
    }

    /** The sentence without names. */
    String hide(String sentence) {
        var part = PARTS.matcher(names.replace(sentence, pseudonyms::name));
        var out = new StringBuilder(sentence.length());
        while (part.find()) {
            part.appendReplacement(out, Matcher.quoteReplacement(hidden(part)));
        }
        return part.appendTail(out).toString();
    }

    private String hidden(Matcher part) {
        var text = part.group();
        if (part.group("host") != null) {
            return host(part.group("host"));
        }
        if (part.group("mail") != null) {
            return pseudonyms.name(text);
        }
        if (part.group("mac") != null) {
            return pseudonyms.mac(text);
        }
        if (part.group("ip") != null) {
            return text.chars().anyMatch(c -> Character.digit(c, 16) >= 0) ? pseudonyms.ip(text) : text;
        }
        return part.group("word") != null && isName(text) ? pseudonyms.name(text) : text;
    }

    /** The host of a URL, which may be hidden already. */
    private String host(String host) {
        if (Pseudonyms.SHAPE.matcher(host).matches()) {
            return host;
        }
        var bare = host.replaceAll("[\\[\\]]", "");
        var isAddress = bare.matches("[0-9.]+") || bare.contains(":");
        return isAddress ? pseudonyms.ip(bare) : pseudonyms.name(bare);
    }

    private static boolean isName(String word) {
        return (LIKE_A_HOST.matcher(word).matches() || DOMAIN_NAME.matcher(word).matches())
                && !TECHNIQUES.contains(word.toLowerCase(Locale.ROOT));
    }
}

package io.vioscope.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at the text of Java files, as far as tests of the house's rules need it. */
final class JavaText {
    private JavaText() {}

    /** All files of a folder and below. */
    static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    /** The same text without comments. */
    static String withoutComments(String java) {
        return java.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)(^|\\s)// .*$", "");
    }

    /** What stands between the parentheses of each call that begins so. */
    static List<String> calls(String java, String beginning) {
        var calls = new ArrayList<String>();
        for (var at = java.indexOf(beginning); at >= 0; at = java.indexOf(beginning, at + 1)) {
            var start = at + beginning.length();
            calls.add(java.substring(start, end(java, start)).strip());
        }
        return calls;
    }

    /** How many arguments there are, by what stands between them. */
    static int arguments(String text, char between) {
        if (text.isEmpty()) {
            return 0;
        }
        var count = 1;
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == '"') {
                at = closing(text, at);
            } else if (c == '(') {
                at = end(text, at + 1);
            } else if (c == between) {
                count++;
            }
        }
        return count;
    }

    /** Where the parenthesis closes within which a place is. */
    private static int end(String text, int from) {
        var depth = 1;
        for (var at = from; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == '"') {
                at = closing(text, at);
            } else if (c == '\'' && at + 2 < text.length() && text.charAt(at + 2) == '\'') {
                at += 2;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("no end of the call at " + from);
    }

    private static int closing(String text, int from) {
        for (var at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '"') {
                return at;
            }
        }
        throw new IllegalArgumentException("no end of the literal at " + from);
    }
}

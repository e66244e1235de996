package io.vioscope.web.view;

import org.jspecify.annotations.Nullable;

/** Cuts a filter into words: {@code -key:"a value"}, where a doubled quote inside quotes stands for one. */
final class FilterWords {
    /** One word; key is null for free text. */
    record Word(@Nullable String key, String value, boolean negative) {
        /** As it is written in a filter. */
        @Override
        public String toString() {
            var isPlain = !value.isEmpty()
                    && value.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"')
                    && (key != null || (value.indexOf(':') < 0 && !value.startsWith("-")));
            var text = isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
            return (negative ? "-" : "") + (key == null ? "" : key + ":") + text;
        }
    }

    private final String text;
    private int at;

    FilterWords(String text) {
        this.text = text;
    }

    boolean hasNext() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    Word next() {
        var isNegative = text.charAt(at) == '-' && at + 1 < text.length() && !isSpace(at + 1);
        if (isNegative) {
            at++;
        }
        var key = key();
        return new Word(key, value(), isNegative);
    }

    private @Nullable String key() {
        var end = at;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        if (end == at || end >= text.length() || text.charAt(end) != ':') {
            return null;
        }
        var key = text.substring(at, end);
        at = end + 1;
        return key;
    }

    private String value() {
        var value = new StringBuilder();
        var isQuoted = false;
        for (; at < text.length() && (isQuoted || !isSpace(at)); at++) {
            var c = text.charAt(at);
            if (c != '"') {
                value.append(c);
            } else if (isQuoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                value.append('"');
                at++;
            } else {
                isQuoted = !isQuoted;
            }
        }
        return value.toString();
    }

    private boolean isSpace(int i) {
        return Character.isWhitespace(text.charAt(i));
    }
}

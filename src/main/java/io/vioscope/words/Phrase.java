package io.vioscope.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One text, taken apart: pieces, and between each two of them the number of an argument. {@code {0}} stands for the
 * first argument; any other brace is a brace.
 *
 * @param text      as it stands in the file
 * @param pieces    one more than arguments
 * @param markup    the pieces as they stand in HTML
 * @param arguments which argument stands after each piece but the last
 */
record Phrase(String text, List<String> pieces, List<String> markup, List<Integer> arguments) {
    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])\\}");

    static Phrase of(String text) {
        var pieces = new ArrayList<String>();
        var arguments = new ArrayList<Integer>();
        var end = 0;
        for (var found = ARGUMENT.matcher(text); found.find(); end = found.end()) {
            pieces.add(text.substring(end, found.start()));
            arguments.add(Integer.parseInt(found.group(1)));
        }
        pieces.add(text.substring(end));
        var markup = pieces.stream().map(Phrase::escaped).toList();
        return new Phrase(text, List.copyOf(pieces), markup, List.copyOf(arguments));
    }

    /** What may stand between tags and between the double quotes of an attribute. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Which arguments it has. */
    Set<Integer> needs() {
        return new TreeSet<>(arguments);
    }

    String fill(Object... values) {
        return join(pieces, values, UnaryOperator.identity());
    }

    String fillMarkup(Object[] values, UnaryOperator<Object> escape) {
        return join(markup, values, escape);
    }

    private String join(List<String> between, Object[] values, UnaryOperator<Object> form) {
        if (arguments.isEmpty()) {
            return between.get(0);
        }
        var filled = new StringBuilder(between.get(0));
        for (var i = 0; i < arguments.size(); i++) {
            filled.append(form.apply(values[arguments.get(i)])).append(between.get(i + 1));
        }
        return filled.toString();
    }
}

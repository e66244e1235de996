package io.vioscope.web;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a reader sees of a page. */
final class Html {
    private Html() {}

    /** The text without the tags, white space made one; entities that our templates write are read. */
    static String text(String html) {
        var start = html.indexOf("<div id=\"page\"");
        return html.substring(Math.max(start, 0))
                .replaceAll("(?s)<svg.*?</svg>", " ")
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&#x60;", "`")
                .replace("&#x3D;", "=")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The text of the element that begins with that tag's text, up to the first such end. */
    static String within(String html, String from, String to) {
        var start = html.indexOf(from);
        if (start < 0) {
            throw new AssertionError("no " + from + " in\n" + html);
        }
        return text(html.substring(start, html.indexOf(to, start) + to.length()));
    }

    /** The page itself, without what is around each. */
    static String main(String html) {
        return html.substring(html.indexOf("<main "), html.indexOf("</main>"));
    }

    /** The text of the row of that id. */
    static String row(String html, String id) {
        return within(html, "<tr id=\"" + id + "\"", "</tr>");
    }

    /** The ids of the rows of the list of entities, in order. */
    static List<String> rows(String html) {
        return Pattern.compile("<tr id=\"e-([^\"]*)\"")
                .matcher(html)
                .results()
                .map(r -> r.group(1))
                .toList();
    }

    /** All start tags. */
    static List<String> tags(String html) {
        return Pattern.compile("<[a-zA-Z!](?:[^>\"]|\"[^\"]*\")*>")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}

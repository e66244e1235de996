package io.vioscope.web.page;

import io.vioscope.web.view.Texts;
import io.vioscope.web.view.Then;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a moment of the past in all that leads from a page to another, so that whoever looks around stays in it. Texts from
 * outside hold no quotation mark that is not escaped, so that what is found are our own links and forms.
 */
public final class Keeping {
    private static final Pattern LINK =
            Pattern.compile("(?<!data-now )href=\"(/(?!assets/|healthz|readyz|metrics|mibs/)[^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("<form [^>]*method=\"get\"[^>]*>");

    /** Where the fragment of an address begins; a number sign after an ampersand is part of a character reference. */
    private static final Pattern FRAGMENT = Pattern.compile("(?<!&)#");

    private Keeping() {}

    /** The HTML with that moment in its links and in the forms that only ask. */
    static String in(String html, Then then) {
        var at = Then.PARAMETER + "=" + Texts.encode(then.text());
        var linked = LINK.matcher(html)
                .replaceAll(link -> Matcher.quoteReplacement("href=\"" + with(at, link.group(1)) + "\""));
        var field = "<input type=\"hidden\" name=\"" + Then.PARAMETER + "\" value=\"" + then.text() + "\">";
        return FORM.matcher(linked).replaceAll("$0" + field);
    }

    private static String with(String parameter, String href) {
        var parts = FRAGMENT.split(href, 2);
        var joined = parts[0] + (parts[0].contains("?") ? "&amp;" : "?") + parameter;
        return parts.length == 1 ? joined : joined + "#" + parts[1];
    }
}

package io.vioscope.web.page;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Handlebars.SafeString;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.context.MethodValueResolver;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import io.vioscope.web.view.Texts;
import io.vioscope.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The templates, all compiled when one of these is first made. What a template names and its model does not have is a bug and throws;
 * models therefore have no nulls: an empty text or list stands for "there is none".
 */
public final class Templates {
    /** The names of all templates, which are the only ones there can be. */
    public static final List<String> NAMES = List.of(
            "layout",
            "live",
            "overview",
            "opened",
            "columns",
            "first",
            "changes",
            "room",
            "state",
            "views",
            "causes",
            "over",
            "alarms",
            "receipts",
            "problems",
            "problem",
            "topology",
            "history",
            "handover",
            "entities",
            "entity",
            "placement",
            "concerns",
            "why",
            "what-if",
            "rules",
            "rule",
            "rule-page",
            "sources",
            "system",
            "docs",
            "help",
            "settings",
            "password",
            "maintenance",
            "notifications",
            "receiver",
            "notification",
            "message",
            "sign-in",
            "access",
            "token");

    private static final Object[] NOTHING = {};

    /** Helpers that put what they are given into an element of HTML, so that it can be an argument of a text. */
    private static final Map<String, String> ELEMENTS =
            Map.of("code", "code", "kbd", "kbd", "bold", "b", "quoted", "q");

    private final Map<String, Template> compiled = Compiled.ALL;

    /** They depend on nothing but themselves, and a process that tests makes hundreds of these. */
    private static final class Compiled {
        private static final Map<String, Template> ALL = compile();
    }

    /** Throws {@link UncheckedIOException} if one is missing or broken. */
    private static Map<String, Template> compile() {
        var handlebars = new Handlebars(new ClassPathTemplateLoader("/templates", ".hbs"))
                .with(new ConcurrentMapTemplateCache());
        handlebars.registerHelper("mark", (String word, Options o) -> new SafeString(mark(word, "word")));
        handlebars.registerHelper("icon", (String word, Options o) -> new SafeString(mark(word, "word hidden")));
        handlebars.registerHelper("time", (String iso, Options o) -> new SafeString(time(iso)));
        handlebars.registerHelper("linked", (String text, Options o) -> new SafeString(linked(text)));
        handlebars.registerHelper("name", (String text, Options o) -> new SafeString(name(text)));
        handlebars.registerHelper("say", (String key, Options o) -> new SafeString(say(key, o)));
        handlebars.registerHelper("named", (String set, Options o) -> new SafeString(named(set, o)));
        handlebars.registerHelper("link", (Object href, Options o) -> new SafeString(link(href, o.param(0))));
        ELEMENTS.forEach((name, element) -> handlebars.registerHelper(
                name, (Object first, Options o) -> new SafeString(within(element, first, o))));
        handlebars.registerHelper("language", (Object context, Options o) -> Words.tag());
        handlebars.registerHelperMissing((Object context, Options options) -> {
            throw new IllegalStateException("the template " + options.fn.filename() + " names " + options.helperName
                    + ", which its model lacks");
        });
        var compiled = new HashMap<String, Template>();
        for (var name : NAMES) {
            try {
                compiled.put(name, handlebars.compile(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Map.copyOf(compiled);
    }

    /** Fills a template. */
    public String render(String name, Object model) {
        var template = compiled.get(name);
        if (template == null) {
            throw new IllegalArgumentException("no template " + name);
        }
        var context = Context.newBuilder(model)
                .resolver(MapValueResolver.INSTANCE, MethodValueResolver.INSTANCE)
                .build();
        try {
            return template.apply(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mark: shape, colour and word. The word is one of the legend's, never from outside. */
    private static String mark(String word, String wordClass) {
        return "<span class=\"sign s-" + word + "\"><svg aria-hidden=\"true\" focusable=\"false\"><use href=\"#s-"
                + word + "\"></use></svg><span class=\"" + wordClass + "\">"
                + Words.markup("mark." + word, NOTHING, v -> v) + "</span></span>";
    }

    /** A text of the pages with what the template gives it; what is no markup already is escaped. */
    private static String say(String key, Options options) {
        for (var value : options.params) {
            if (value == null) {
                throw new IllegalStateException(
                        "the model of " + options.fn.filename() + " lacks what " + key + " needs");
            }
        }
        return Words.markup(key, options.params, Templates::escaped);
    }

    /** A sentence of which some values are markup already, such as {@link #moment}; what is none is escaped. */
    static CharSequence sentence(String key, Object... values) {
        return new SafeString(Words.markup(key, values, Templates::escaped));
    }

    /** A time, which pages write as long as it is ago; by RFC 3339. */
    static CharSequence moment(String iso) {
        return new SafeString(time(iso));
    }

    private static String link(Object href, Object text) {
        return "<a href=\"" + escaped(href) + "\">" + escaped(text) + "</a>";
    }

    private static String within(String element, Object first, Options options) {
        var inner = new StringBuilder(escaped(first));
        for (var more : options.params) {
            inner.append(' ').append(escaped(more));
        }
        return "<" + element + ">" + inner + "</" + element + ">";
    }

    /** As it may stand between tags and in an attribute; what is markup already stays. */
    private static CharSequence escaped(Object value) {
        return Handlebars.Utils.escapeExpression(value instanceof CharSequence c ? c : value.toString());
    }

    /** One of a closed set of words, by what names it. */
    private static String named(String set, Options options) {
        return Words.markup(set + "." + options.<String>param(0).toLowerCase(Locale.ROOT), NOTHING, v -> v);
    }

    private static String time(String iso) {
        var text = Texts.utc(Instant.parse(iso));
        return "<time datetime=\"" + iso + "\" title=\"" + text + "\">" + text + "</time>";
    }

    private static String name(String text) {
        return "<bdi>" + Handlebars.Utils.escapeExpression(Texts.shown(text)) + "</bdi>";
    }

    /** A text of our own with its web addresses as links. */
    private static String linked(String text) {
        var escaped = Handlebars.Utils.escapeExpression(text).toString();
        return escaped.replaceAll("https?://[^\\s<>\"]*[^\\s<>\".]", "<a href=\"$0\">$0</a>");
    }
}

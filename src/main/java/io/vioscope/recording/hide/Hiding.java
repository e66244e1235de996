package io.vioscope.recording.hide;

import io.vioscope.inventory.Report;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Kind;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts pseudonyms in place of the names of things, hosts and people, of IP and MAC addresses: the same name has the same
 * one wherever it stands. Flavours, status words, binaries, backends and zones stay. For one thread.
 */
public final class Hiding implements Redaction {
    private static final String BY_DRIVER = "set by vmwareapi host_state";

    private final String cloud;
    private final String alias;
    private final Pseudonyms pseudonyms;
    private final NameBook book = new NameBook();
    private final Sentences sentences;
    private final Ids ids;
    private final Ids learning = new Ids(this::learn, text -> text);

    /**
     * With a key of its own that nobody knows.
     *
     * @param cloud the name of the cloud
     * @param alias what stands for it
     */
    public Hiding(String cloud, String alias) {
        this(cloud, alias, Pseudonyms.withFreshKey());
    }

    Hiding(String cloud, String alias, Pseudonyms pseudonyms) {
        this.cloud = cloud;
        this.alias = alias;
        this.pseudonyms = pseudonyms;
        this.sentences = new Sentences(book, pseudonyms);
        this.ids = new Ids(this::name, sentences::hide);
        book.meet(cloud);
    }

    private String name(String name) {
        return name.equals(cloud) ? alias : pseudonyms.name(name);
    }

    private String learn(String name) {
        book.meet(name);
        return name;
    }

    @Override
    public void meet(Report report) {
        report.entities().forEach(this::meet);
        report.unreadable().forEach(u -> learning.key(u.key()));
    }

    @Override
    public void meet(Entity entity) {
        learning.key(entity.key());
        entity.relations().forEach(tie -> learning.key(tie.to()));
        if (hasOwnName(entity)) {
            book.meet(entity.name());
        }
        entity.attributes().forEach((attribute, value) -> {
            switch (AttributeRules.of(attribute)) {
                case NAME -> book.meet(value);
                case HOSTS -> each(value, learning::host);
                case PLACES -> each(value, place -> learn(network(place)));
                default -> {}
            }
        });
    }

    /** Whether the name is more than the id, a word of ours or an address once more. */
    private static boolean hasOwnName(Entity entity) {
        return !entity.name().equals(entity.id())
                && entity.kind() != Kind.FLOATING_IP
                && !entity.name().isEmpty();
    }

    @Override
    public EntityKey key(EntityKey key) {
        return ids.key(key);
    }

    @Override
    public String name(Entity entity) {
        if (entity.name().equals(entity.id())) {
            return ids.key(entity.key()).id();
        }
        return switch (entity.kind()) {
            case FLOATING_IP -> sentences.hide(entity.name());
            default -> entity.name().isEmpty() ? "" : name(entity.name());
        };
    }

    @Override
    public String text(String text) {
        return sentences.hide(text).replace(pseudonyms.name(cloud), alias);
    }

    @Override
    public String words(String text) {
        return pseudonyms.text(text);
    }

    @Override
    public @Nullable String user(@Nullable String id) {
        return id == null ? null : ids.opaque(id);
    }

    @Override
    public Attributes attributes(Attributes attributes) {
        var hidden = new TreeMap<String, String>();
        attributes.forEach((name, value) -> hidden.put(attribute(name), value(AttributeRules.of(name), value)));
        return Attributes.of(hidden);
    }

    /** What tells observations of traps apart is made of names without a key: whoever knows a name could make it too. */
    private String attribute(String name) {
        var parts = name.split("\\.", -1);
        if (parts.length < 3 || !parts[0].equals("traps") || (parts.length == 3 && parts[2].equals("text"))) {
            return name;
        }
        parts[2] = pseudonyms.name(parts[2]);
        return String.join(".", parts);
    }

    private String value(AttributeRules.Rule rule, String value) {
        return switch (rule) {
            case KEEP -> value;
            case NAME, UNSAID -> AttributeRules.areNoNames(value) ? value : name(value);
            case HOSTS -> each(value, ids::host);
            case ADDRESSES -> each(value, this::address);
            case PLACES -> each(value, this::place);
            case SENTENCE -> text(value);
            case WORDS -> value.startsWith(BY_DRIVER) ? text(value) : pseudonyms.text(value);
        };
    }

    private static String each(String list, UnaryOperator<String> change) {
        return Arrays.stream(list.split(", ", -1)).map(change).collect(Collectors.joining(", "));
    }

    /** An IP address, a network with its length, or a MAC address. */
    private String address(String text) {
        var slash = text.indexOf('/');
        if (slash >= 0) {
            return pseudonyms.ip(text.substring(0, slash)) + text.substring(slash);
        }
        return text.matches("(?i)[0-9a-f]{2}(:[0-9a-f]{2}){5}") ? pseudonyms.mac(text) : pseudonyms.ip(text);
    }

    private String place(String text) {
        var network = network(text);
        return name(network)
                + (network.length() == text.length() ? "" : ": " + address(text.substring(network.length() + 2)));
    }

    private static String network(String place) {
        var colon = place.indexOf(": ");
        return colon < 0 ? place : place.substring(0, colon);
    }
}

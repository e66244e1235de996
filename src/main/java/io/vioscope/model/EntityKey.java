package io.vioscope.model;

import org.jspecify.annotations.Nullable;

/**
 * The identity of an entity within one cloud.
 *
 * @param kind what it is
 * @param id   the identifier its API gives it ({@link #isValidId}): a UUID for servers and projects, Nova's
 *             {@code hypervisor_hostname} for hypervisors, {@code binary@host} for services (both stable over all
 *             microversions, unlike the numeric ids before 2.53)
 */
public record EntityKey(Kind kind, String id) implements Comparable<EntityKey> {
    public EntityKey {
        if (!isValidId(id)) {
            throw new IllegalArgumentException("no id of a " + kind.word() + ": '" + id + "'");
        }
    }

    /** Whether a text can be an id: 1 to 255 characters, none of them a control character. */
    public static boolean isValidId(String id) {
        for (var i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                return false;
            }
        }
        return !id.isEmpty() && id.length() <= 255;
    }

    /** The key that {@link #toString} wrote. Throws {@link IllegalArgumentException} for any other text. */
    public static EntityKey parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("no key of an entity: " + text);
        }
        var kind = Kind.of(text.substring(0, slash));
        return new EntityKey(
                kind.orElseThrow(() -> new IllegalArgumentException("no such kind: " + text)),
                text.substring(slash + 1));
    }

    @Override
    public int compareTo(EntityKey other) {
        var byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    /** Spelt out as keys are looked up by the hundred thousand, and the same in every process, which an enum's own is not. */
    @Override
    public int hashCode() {
        return 31 * kind.word().hashCode() + id.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntityKey that && kind == that.kind && id.equals(that.id);
    }

    @Override
    public String toString() {
        return kind.word() + "/" + id;
    }
}

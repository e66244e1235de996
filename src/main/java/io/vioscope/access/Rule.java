package io.vioscope.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one route needs.
 *
 * @param method GET (which stands for HEAD too), POST, PUT, PATCH or DELETE
 * @param path   as Vert.x Web writes it: {@code :name} stands for one segment, {@code /*} at the end for all below
 * @param role   the least that is needed; null where nobody is asked who they are
 * @param scoped whether it has a form for who is told of some projects only; others are refused to them
 */
public record Rule(String method, String path, @Nullable Role role, boolean scoped) {
    /** Whether a request is held to it. The path is the normalized one, by which routes are found too. */
    public boolean fits(String asked, String askedPath) {
        var reads = asked.equals("HEAD") ? "GET" : asked;
        return method.equals(reads.toUpperCase(Locale.ROOT)) && fits(askedPath);
    }

    private boolean fits(String askedPath) {
        var ours = path.split("/", -1);
        var theirs = askedPath.replaceFirst("(?<=.)/$", "").split("/", -1);
        if (path.endsWith("/*")) {
            return theirs.length >= ours.length - 1 && begins(ours, theirs, ours.length - 1);
        }
        return ours.length == theirs.length && begins(ours, theirs, ours.length);
    }

    private static boolean begins(String[] ours, String[] theirs, int many) {
        for (int i = 0; i < many; i++) {
            var isAny = ours[i].startsWith(":") && !theirs[i].isEmpty();
            if (!isAny && !ours[i].equals(theirs[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return method + " " + path + " needs " + (role == null ? "nothing" : role.word())
                + (scoped ? ", of some projects too" : "");
    }
}

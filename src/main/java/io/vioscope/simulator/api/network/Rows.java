package io.vioscope.simulator.api.network;

import io.vioscope.simulator.api.http.Times;
import io.vioscope.simulator.cloud.Shelf;
import io.vioscope.simulator.cloud.Stamp;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of Neutron's collections: what is in it, and how a row looks. */
public interface Rows<T> {
    /** Such as {@code port}; the collection is its plural. */
    String name();

    /** As errors name it, such as {@code Floating IP}. */
    String label();

    Shelf<T> shelf();

    UUID id(T row);

    Stamp stamp(T row);

    /** Whether the members of a project see it. */
    boolean isVisible(T row, String project);

    /** What a filter of that name compares with; null if it is no attribute to filter by. */
    @Nullable
    String value(T row, String attribute);

    /**
     * Writes the fields of a row.
     *
     * @param admin whether those that policy keeps for administrators too
     */
    void write(Fields out, T row, boolean admin, Times times) throws IOException;

    /** Writes what all rows have at their end. */
    static void standard(Fields out, Stamp stamp, String project, Times times) throws IOException {
        out.texts("tags")
                .text("created_at", times.zoned(stamp.created()))
                .text("updated_at", times.zoned(stamp.updated()))
                .number("revision_number", stamp.revision())
                .text("project_id", project);
    }
}

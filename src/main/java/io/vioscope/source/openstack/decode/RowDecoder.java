package io.vioscope.source.openstack.decode;

/** Turns the rows of one list into entities. Pure but for the interner. */
public interface RowDecoder {
    /** The name of the list in its answer, such as {@code servers}. */
    String list();

    /** The fields that are used. */
    Shape shape();

    /** The field that holds one row where a single thing is asked for; none where that is never done. */
    default String single() {
        return "";
    }

    /** The field that pages go on from. */
    default String marker() {
        return "id";
    }

    /** The field that says when a row last changed; it need be read only where lists are cut short by it. */
    default String changed() {
        return "updated_at";
    }

    /** What the row is. The row is reused: keep nothing of it but its texts. */
    Decoded decode(Row row, Interner interner);
}

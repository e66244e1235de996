package io.vioscope.web.contract;

/**
 * A parameter of an operation.
 *
 * @param name       as it is sent
 * @param place      query, path or header
 * @param isRequired whether it has to be sent
 * @param says       a sentence; empty where there is none
 * @param schema     what it may be
 * @param isMoment   whether it asks what was believed at a moment of the past
 */
public record Parameter(String name, Place place, boolean isRequired, String says, Schema schema, boolean isMoment) {
    /** Where it is sent. */
    public enum Place {
        QUERY,
        PATH,
        HEADER
    }
}

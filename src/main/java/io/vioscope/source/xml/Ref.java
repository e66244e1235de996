package io.vioscope.source.xml;

/**
 * A reference to a managed object of a vCenter.
 *
 * @param type such as {@code HostSystem}
 * @param id   such as {@code host-21}: the object keeps it for as long as it is in this vCenter's inventory
 */
public record Ref(String type, String id) {}

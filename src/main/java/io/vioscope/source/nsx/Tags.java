package io.vioscope.source.nsx;

import com.fasterxml.jackson.databind.JsonNode;
import io.vioscope.source.openstack.decode.Fields;
import io.vioscope.source.openstack.decode.Texts;
import java.util.Optional;

/** The tags of NSX's objects, by which Neutron's plugins know theirs again. */
final class Tags {
    private Tags() {}

    /** The tag of that scope; empty where it has none that can be an id. */
    static Optional<String> of(JsonNode node, String scope) {
        return Fields.list(node, "tags").stream()
                .filter(tag -> Fields.text(tag, "scope").equals(scope))
                .map(tag -> Fields.text(tag, "tag"))
                .filter(Texts::isId)
                .findFirst();
    }
}

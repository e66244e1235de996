package io.vioscope.rca.causal;

import io.vioscope.model.Flow;
import io.vioscope.model.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way in which entities of a kind can be seen to be wrong.
 *
 * @param name       its dotted name, the kind's word first, such as {@code compute_service.silent}
 * @param kind       what can show it
 * @param when       when it is there
 * @param among      who is expected not to show it: others that do not are no evidence
 * @param aspect     of the symptoms of a kind with the same aspect an entity shows at most the first one that fits
 * @param background how often it is there for no reason that matters, as a share of all
 * @param flow       in which way who shows it suffers, if that is certain
 * @param text       what is seen, for a table of evidence
 */
public record SymptomType(
        String name,
        Kind kind,
        EntityPattern when,
        EntityPattern among,
        String aspect,
        double background,
        Optional<Flow> flow,
        String text) {
    /** What cannot be seen where nobody can tell now whether it is there: as a rule the kind of those that show it. */
    public Kind seenWith() {
        var teller = when.teller();
        return teller == null ? kind : teller;
    }

    /** By its name, which is its identity within a model. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SymptomType that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}

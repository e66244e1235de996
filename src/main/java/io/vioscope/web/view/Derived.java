package io.vioscope.web.view;

import io.vioscope.model.Kind;
import java.util.Set;

/**
 * Something that follows from the entities of some kinds of a cloud and from nothing else, so that it is worked out once for
 * as long as none of these changes. Two that are equal follow in the same way.
 */
public interface Derived<T> {
    /** The kinds from which it follows. */
    Set<Kind> from();

    /** Works it out; for a worker thread. Never changes afterwards. */
    T of(CloudView cloud);
}

package io.vioscope.web.view;

import io.vertx.core.Future;

/** Something that can be asked for. Called on an event loop; what takes long goes through {@link OffLoop}. */
public interface View {
    /** The answer. A failed future is a bug. */
    Future<Reply> answer(Ask ask);
}

package io.vioscope.web.system;

import io.vioscope.config.Setting;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the face is given to say of the server itself.
 *
 * @param settings the configuration as it is in force, without secrets
 * @param storage  the database
 * @param machine  the process, whenever it is asked
 * @param licences what is shipped; empty where that is not known. Asked on worker threads
 */
public record Self(
        List<Setting> settings, Storage storage, Supplier<Machine> machine, Supplier<Optional<Licences>> licences) {
    public Self {
        settings = List.copyOf(settings);
    }
}

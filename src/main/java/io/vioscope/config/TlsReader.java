package io.vioscope.config;

import io.vioscope.config.tls.Found.Part;
import io.vioscope.config.tls.TlsFiles;
import io.vioscope.config.yaml.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads by which certificate this server is known: the part {@code http.tls}. */
final class TlsReader {
    static final List<String> KEYS = List.of("certificate", "key");

    private final Section tls;

    TlsReader(Section tls) {
        this.tls = tls;
    }

    /** Null where something is wrong: also in the files, which have to be right now. */
    @Nullable
    TlsFiles read() {
        tls.only(KEYS);
        var certificate = tls.required("certificate", "the PEM file of this server's certificate and those above it");
        var key = tls.required("key", "the PEM file of the private key of that certificate");
        if (certificate == null || key == null) return null;
        var home = tls.reading().surroundings().home();
        var files = new TlsFiles(certificate.path(home), key.path(home));
        return files.read()
                .<@Nullable TlsFiles>match(
                        right -> files,
                        wrong -> Values.wrong(
                                tls.reading(),
                                wrong.part() == Part.KEY ? key : certificate,
                                wrong.problem(),
                                wrong.right()));
    }
}

package io.vioscope.config;

import io.vioscope.config.ManagementAccess.Api;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how VIO's management server of a cloud is reached: its part {@code vio_management}. */
final class ManagementReader {
    static final List<String> KEYS = List.of("url", "username", "password", "password_file", "api", "cacert", "verify");

    private static final String URL_RIGHT = "one such as https://vio-manager.example.org, of OMS with its port 8443";

    private ManagementReader() {}

    /** How to reach it; null, and mistakes, where something is wrong. */
    static @Nullable ManagementAccess read(Section section) {
        var reading = section.reading();
        int before = reading.mistakes().size();
        section.only(KEYS);
        var url = section.required("url", URL_RIGHT);
        var bare =
                url == null ? null : Values.bareHttps(reading, url, "is no address of a management server", URL_RIGHT);
        var user = section.required("username", "an account that may sign in there");
        var username = user == null ? null : Values.text(reading, user);
        var password = password(section, reading);
        var named = section.field("api");
        var api = named == null ? null : Values.word(reading, named, Api.class, EnumSet.allOf(Api.class));
        var ca = section.field("cacert");
        var caFile = ca == null ? null : Values.file(reading, ca);
        var verify = section.field("verify");
        var checked = verify == null ? Boolean.TRUE : Values.flag(reading, verify);
        if (bare == null || username == null || password == null || checked == null) return null;
        return reading.mistakes().size() > before
                ? null
                : new ManagementAccess(bare, username, password, api, caFile, checked);
    }

    private static @Nullable String password(Section section, Reading reading) {
        if (!section.givenSecret("password")) {
            reading.add(section.mistake("password", "is missing", "password or password_file"));
        }
        var secret = section.secret("password");
        return secret == null ? null : Values.text(reading, secret);
    }
}

package io.vioscope.config;

import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the vCenters of a cloud: its part {@code vcenters}. */
final class VCentersReader {
    static final List<String> KEYS =
            List.of("url", "username", "password", "password_file", "uuid", "cacert", "verify", "alarms");

    /** Where vCenter has its Web Services API. */
    private static final String API = "/sdk";

    private static final String URL_RIGHT = "one such as https://vcenter.example.org";
    private static final String USER_RIGHT = "an account of vCenter with its domain, such as vioscope@vsphere.local";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Section section;
    private final Reading reading;
    private final Set<String> hosts;

    private VCentersReader(Section section, Set<String> hosts) {
        this.section = section;
        this.reading = section.reading();
        this.hosts = hosts;
    }

    /** All of them; null, and mistakes, where something is wrong. */
    static @Nullable List<VCenterAccess> read(List<Section> sections) {
        var hosts = new HashSet<String>();
        var all = new ArrayList<VCenterAccess>();
        for (var section : sections) {
            var one = new VCentersReader(section, hosts).one();
            if (one != null) all.add(one);
        }
        return all.size() == sections.size() ? all : null;
    }

    private @Nullable VCenterAccess one() {
        int before = reading.mistakes().size();
        section.only(KEYS);
        var url = url();
        var user = section.required("username", USER_RIGHT);
        var username = user == null ? null : Values.text(reading, user);
        var password = password();
        var uuid = uuid();
        var ca = section.field("cacert");
        var caFile = ca == null ? null : Values.file(reading, ca);
        var verify = section.field("verify");
        var checked = verify == null ? Boolean.TRUE : Values.flag(reading, verify);
        var alarms = section.field("alarms");
        var read = alarms == null ? Boolean.TRUE : Values.flag(reading, alarms);
        if (url == null || username == null || password == null || checked == null || read == null) return null;
        return reading.mistakes().size() > before
                ? null
                : new VCenterAccess(url, username, password, uuid, caFile, checked, read);
    }

    private @Nullable URI url() {
        var field = section.required("url", URL_RIGHT);
        var url = field == null ? null : Values.webUri(reading, field, URL_RIGHT);
        if (field == null || url == null) return null;
        if (!"https".equals(url.getScheme())) {
            return Values.wrong(reading, field, "would send the password unencrypted", URL_RIGHT);
        }
        var path = url.getPath().replaceFirst("/+$", "");
        boolean bare = url.getQuery() == null && url.getFragment() == null;
        if (!bare || !(path.isEmpty() || path.equals(API))) {
            return Values.wrong(reading, field, "is no address of a vCenter", URL_RIGHT);
        }
        var api = url.resolve(API);
        return once(field, api.getAuthority()) ? api : null;
    }

    private boolean once(Field field, String host) {
        if (hosts.add(host.toLowerCase(Locale.ROOT))) return true;
        reading.add(field.mistake("is that of a vCenter before it too", "each vCenter once"));
        return false;
    }

    private @Nullable String password() {
        if (!section.givenSecret("password")) {
            reading.add(section.mistake("password", "is missing", "password or password_file"));
        }
        var field = section.secret("password");
        return field == null ? null : Values.text(reading, field);
    }

    private @Nullable String uuid() {
        var field = section.field("uuid");
        if (field == null || UUID.matcher(field.text()).matches()) return field == null ? null : field.text();
        return Values.wrong(
                reading,
                field,
                "is no instance UUID of a vCenter",
                "what stands behind the dot in the names of Nova's hypervisors, such as"
                        + " 9d51f082-58a4-4449-beed-6fd205a5726b");
    }
}

package io.vioscope.config;

import io.vioscope.config.NsxAccess.Api;
import io.vioscope.config.NsxAccess.Login;
import io.vioscope.config.tls.Found;
import io.vioscope.config.tls.Found.Part;
import io.vioscope.config.tls.TlsFiles;
import io.vioscope.config.yaml.Field;
import io.vioscope.config.yaml.Reading;
import io.vioscope.config.yaml.Section;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the NSX Managers of a cloud: its part {@code nsx_managers}. */
final class NsxReader {
    static final List<String> KEYS = List.of(
            "urls",
            "username",
            "password",
            "password_file",
            "certificate",
            "certificate_key",
            "cacert",
            "verify",
            "api",
            "vcenter");

    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "certificate_key";
    private static final String VCENTER = "vcenter";
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final String USERNAME = "username";
    private static final String URL_RIGHT = "one such as https://nsx.example.org";
    private static final String CERTIFICATE_RIGHT = "a PEM file with the certificate of a principal identity";
    private static final String LOGIN_RIGHT = "username and password, or certificate and certificate_key";

    private final Section section;
    private final Reading reading;

    NsxReader(Section section) {
        this.section = section;
        this.reading = section.reading();
    }

    /** How to reach them; null, and mistakes, where something is wrong. */
    @Nullable
    NsxAccess read() {
        int before = reading.mistakes().size();
        section.only(KEYS);
        var urls = urls();
        var login = login();
        var named = section.field("api");
        var api = named == null ? Api.POLICY : Values.word(reading, named, Api.class, EnumSet.allOf(Api.class));
        var ca = section.field("cacert");
        var caFile = ca == null ? null : Values.file(reading, ca);
        var verify = section.field("verify");
        var checked = verify == null ? Boolean.TRUE : Values.flag(reading, verify);
        if (login == null || api == null || checked == null) return null;
        var vcenter = vcenter(api);
        if (api == Api.NSX_V) old(urls, login);
        return reading.mistakes().size() > before ? null : new NsxAccess(urls, login, api, vcenter, caFile, checked);
    }

    private @Nullable String vcenter(Api api) {
        var field = section.field(VCENTER);
        if (field == null) return null;
        if (api != Api.NSX_V)
            return Values.wrong(reading, field, "is not asked for by this API", "api: nsx-v, or no vcenter");
        return UUID.matcher(field.text()).matches()
                ? field.text().toLowerCase(Locale.ROOT)
                : Values.wrong(
                        reading, field, "is no instance UUID", "one such as 9d51f082-58a4-4449-beed-6fd205a5726b");
    }

    /** NSX for vSphere has one manager, and knows nobody by a certificate. */
    private void old(List<URI> urls, Login login) {
        if (urls.size() > 1) {
            reading.add(section.mistake("urls", "has several addresses", "the one NSX Manager of an NSX for vSphere"));
        }
        login.match(password -> true, certificate -> {
            reading.add(section.mistake(CERTIFICATE, "is of no use with api: nsx-v", "username and password"));
            return false;
        });
    }

    private List<URI> urls() {
        var fields = section.fields("urls");
        if (fields.isEmpty() && !section.has("urls")) {
            reading.add(section.mistake("urls", "is missing", "a list of addresses, " + URL_RIGHT));
        } else if (fields.isEmpty()) {
            reading.add(section.mistake("urls", "has no address", "at least " + URL_RIGHT));
        }
        var hosts = new HashSet<String>();
        var urls = new ArrayList<URI>();
        for (var field : fields) {
            var url = Values.bareHttps(reading, field, "is no address of an NSX Manager", URL_RIGHT);
            if (url != null && !hosts.add(url.getAuthority().toLowerCase(Locale.ROOT))) {
                reading.add(field.mistake("is an address before it too", "each address once"));
            } else if (url != null) {
                urls.add(url);
            }
        }
        return urls;
    }

    private @Nullable Login login() {
        if (!section.given(CERTIFICATE) && !section.given(KEY)) return password();
        if (section.given(USERNAME) || section.givenSecret("password")) {
            reading.add(section.mistake(USERNAME, "is given beside a certificate", LOGIN_RIGHT));
        }
        var certificate = section.required(CERTIFICATE, CERTIFICATE_RIGHT);
        var key = section.required(KEY, "a PEM file with the private key of the certificate");
        return certificate == null || key == null ? null : certificate(certificate, key);
    }

    private @Nullable Login certificate(Field certificate, Field key) {
        var home = reading.surroundings().home();
        var files = new TlsFiles(certificate.path(home), key.path(home));
        return files.read()
                .<@Nullable Login>match(
                        right -> new Login.Certificate(files, right.identity()),
                        wrong -> refuse(certificate, key, wrong));
    }

    private @Nullable Login refuse(Field certificate, Field key, Found.Wrong wrong) {
        return wrong.part() == Part.KEY
                ? Values.wrong(reading, key, wrong.problem(), wrong.right())
                : Values.wrong(reading, certificate, wrong.problem(), CERTIFICATE_RIGHT);
    }

    private @Nullable Login password() {
        if (!section.given(USERNAME) && !section.givenSecret("password")) {
            reading.add(section.mistake(USERNAME, "is missing", LOGIN_RIGHT));
            return null;
        }
        var user = section.required(USERNAME, "an account of NSX, such as vioscope");
        var username = user == null ? null : Values.text(reading, user);
        if (!section.givenSecret("password")) {
            reading.add(section.mistake("password", "is missing", "password or password_file"));
        }
        var secret = section.secret("password");
        var password = secret == null ? null : Values.text(reading, secret);
        return username == null || password == null ? null : new Login.Password(username, password);
    }
}

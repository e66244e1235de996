package io.vioscope.source.openstack.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.ReadFailure.Cause;
import io.vioscope.source.openstack.Recordings;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.ListParser;
import io.vioscope.source.openstack.decode.Page;
import org.junit.jupiter.api.Test;

class ProjectDecoderTest {
    private static Page page(String body) {
        return ListParser.parse(Recordings.answerOf(body), new ProjectDecoder(), new Interner())
                .match(p -> p, why -> {
                    throw new AssertionError(why);
                });
    }

    @Test
    void readsTheRecordedProjects() {
        var page = page(Recordings.body("keystone-projects"));
        assertThat(page.entities())
                .extracting(e -> e.name() + " " + e.status().word() + " " + e.attributes())
                .containsExactly(
                        "gamma enabled {domain_id=default}",
                        "alpha enabled {domain_id=default}",
                        "beta enabled {domain_id=default}",
                        "admin enabled {domain_id=default}",
                        "service enabled {domain_id=default}");
        assertThat(page.more()).isFalse();
        assertThat(page.broken()).isNull();
    }

    @Test
    void aDisabledProjectIsDisabled() {
        var page = page("{\"projects\": [{\"id\": \"p\", \"name\": \"n\", \"enabled\": false}]}");
        assertThat(page.entities()).extracting(e -> e.status().word()).containsExactly("disabled");
    }

    @Test
    void aListThatKeystoneCutShortIsNotAll() {
        var page = page("{\"projects\": [{\"id\": \"p\", \"name\": \"n\"}], \"links\": {\"next\": null},"
                + " \"truncated\": true}");
        assertThat(page.broken()).isNotNull().matches(why -> why.cause() == Cause.CUT_OFF);
        assertThat(page.entities()).hasSize(1);
    }

    @Test
    void aNextLinkIsSeen() {
        var page = page("{\"links\": {\"next\": \"http://evil.example/?marker=p\"}, \"projects\": []}");
        assertThat(page.more()).isTrue();
    }
}

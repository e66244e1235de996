package io.vioscope.source.openstack.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.model.AdminState;
import io.vioscope.source.openstack.Golden;
import io.vioscope.source.openstack.Recordings;
import io.vioscope.source.openstack.decode.Interner;
import io.vioscope.source.openstack.decode.ListParser;
import io.vioscope.source.openstack.decode.Page;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DomainDecoderTest {
    private static Page page(String body) {
        return ListParser.parse(Recordings.answerOf(body), new DomainDecoder(), new Interner())
                .match(p -> p, why -> {
                    throw new AssertionError(why);
                });
    }

    @Test
    void readsTheRecordedDomains() throws IOException {
        Golden.check("keystone-domains", new DomainDecoder());
    }

    @Test
    void aDisabledDomainIsDisabled() {
        var page = page("{\"domains\": [{\"id\": \"d\", \"name\": \"n\", \"enabled\": false}]}");
        assertThat(page.entities()).extracting(e -> e.status().admin()).containsExactly(AdminState.DISABLED);
    }

    @Test
    void aRowOfTheWrongShapeExistsAndIsUnreadable() {
        var page = page("{\"domains\": [{\"id\": \"d\", \"name\": [1], \"enabled\": true}]}");
        assertThat(page.entities()).isEmpty();
        assertThat(page.unreadable()).extracting(u -> u.key().toString()).containsExactly("domain/d");
    }

    @Test
    void aRowWithoutAnIdBreaksTheList() {
        assertThat(page("{\"domains\": [{\"name\": \"n\"}]}").broken()).isNotNull();
    }
}

package io.vioscope.source.openstack.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.source.openstack.Recordings;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PagerTest {
    private static final Shape SHAPE = Shape.of(Shape.field("id", Shape.JsonType.TEXT));

    static final RowDecoder IDS = new RowDecoder() {
        @Override
        public String list() {
            return "servers";
        }

        @Override
        public Shape shape() {
            return SHAPE;
        }

        @Override
        public Decoded decode(Row row, Interner interner) {
            var id = row.text("id");
            return id.isEmpty()
                    ? new Decoded.Nameless("no id")
                    : Decoded.wrongShape(
                            new io.vioscope.model.EntityKey(io.vioscope.model.Kind.SERVER, id), "an id and no more");
        }
    };

    private static Page page(boolean link, String... ids) {
        var rows = Arrays.stream(ids).map(id -> "{\"id\": \"" + id + "\"}").collect(Collectors.joining(","));
        var links = link ? ", \"servers_links\": [{\"rel\": \"next\", \"href\": \"http://evil.example\"}]" : "";
        return ListParser.parse(Recordings.answerOf("{\"servers\": [" + rows + "]" + links + "}"), IDS, new Interner())
                .match(p -> p, why -> {
                    throw new AssertionError(why);
                });
    }

    @Test
    void endsWithAnEmptyPageOrAShorterOneWithoutALink() {
        var pager = new Pager(10, 100);
        assertThat(pager.after(page(false, "a", "b"))).isEqualTo(new Pager.Next.Marker("b"));
        assertThat(pager.after(page(false))).isEqualTo(new Pager.Next.Done());

        var shorter = new Pager(2, 100);
        assertThat(shorter.after(page(true, "a", "b"))).isEqualTo(new Pager.Next.Marker("b"));
        assertThat(shorter.after(page(false, "c"))).isEqualTo(new Pager.Next.Done());
    }

    @Test
    void aServerWithALowerLimitAndNoLinksIsReadToItsEnd() {
        var pager = new Pager(1000, 100);
        assertThat(pager.after(page(false, "a", "b"))).isEqualTo(new Pager.Next.Marker("b"));
        assertThat(pager.after(page(false, "c", "d"))).isEqualTo(new Pager.Next.Marker("d"));
        assertThat(pager.after(page(false, "e"))).isEqualTo(new Pager.Next.Done());
    }

    @Test
    void onlyALinkLeadsOnWhereNoLimitWasAsked() {
        assertThat(new Pager(null, 100).after(page(false, "a"))).isEqualTo(new Pager.Next.Done());
        assertThat(new Pager(null, 100).after(page(true, "a"))).isEqualTo(new Pager.Next.Marker("a"));
    }

    @Test
    void goingRoundIsFoundOut() {
        var pager = new Pager(2, 100);
        pager.after(page(true, "a", "b"));
        assertThat(pager.after(page(true, "a", "b"))).isInstanceOf(Pager.Next.Stuck.class);

        var again = new Pager(2, 100);
        again.after(page(true, "a", "b"));
        assertThat(again.after(page(true, "c", "b"))).isInstanceOf(Pager.Next.Stuck.class);
    }

    @Test
    void rowsWithoutIdsLeadNowhere() {
        assertThat(new Pager(2, 100).after(page(true, "", ""))).isInstanceOf(Pager.Next.Stuck.class);
    }
}

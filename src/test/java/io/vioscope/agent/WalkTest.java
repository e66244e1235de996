package io.vioscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.agent.tree.Tree;
import io.vioscope.config.Area;
import io.vioscope.engine.Snapshot;
import io.vioscope.model.Attributes;
import io.vioscope.model.Entity;
import io.vioscope.model.EntityKey;
import io.vioscope.model.Fact;
import io.vioscope.model.Health;
import io.vioscope.model.Kind;
import io.vioscope.model.Status;
import io.vioscope.notify.Cases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/** A walk shows one state, whatever happens beside it, and comes to its end. */
class WalkTest {
    private static final OID NAME = Answering.ROOT.oid("1.4.3.1.4");
    private static final OID REVISION = Answering.ROOT.oid("1.1.5.0");
    private static final OID EVERYTHING = new OID("1.3");
    private final Answering agent = opened();

    private static Answering opened() {
        try {
            return Answering.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
    }

    /** Volumes, whose name all have that number in them. */
    private static Snapshot state(int number, int volumes) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < volumes; i++) {
            var key = new EntityKey(Kind.VOLUME, "v" + i);
            var entity = new Entity(
                    key, "state " + number, Status.enabled("in-use", Health.OK), Attributes.none(), List.of());
            facts.add(new Fact.EntityAdded(entity, Fact.Appearance.NEW));
        }
        return Cases.snapshot(Answering.CLOUD, null, facts.toArray(Fact[]::new));
    }

    private List<VariableBinding> walk(Session session, OID root, Runnable between) throws IOException {
        var all = new ArrayList<VariableBinding>();
        var at = root;
        while (true) {
            for (var variable : session.bulk(0, 10, at).getAll()) {
                if (variable.isException() || !variable.getOid().startsWith(root)) return all;
                assertThat(variable.getOid()).isGreaterThan(at);
                all.add(variable);
                at = variable.getOid();
            }
            between.run();
        }
    }

    @Test
    void aWalkBesideAChangingCloudShowsOneState() throws Exception {
        var number = new int[] {1};
        agent.with(state(1, 200));
        try (var one = Session.community(agent.port(), "public");
                var other = Session.user(agent.port())) {
            var names = walk(one, NAME, () -> agent.with(state(++number[0], 200)));
            assertThat(names)
                    .filteredOn(v -> v.getOid().size() > NAME.size() + 3)
                    .hasSizeGreaterThanOrEqualTo(200);
            assertThat(names.stream().map(v -> v.toValueString()).filter(v -> v.startsWith("state")))
                    .hasSize(200)
                    .containsOnly("state 1");
            assertThat(number[0]).isGreaterThan(10);
            var after = walk(other, NAME, () -> {});
            assertThat(after.stream().map(v -> v.toValueString()).filter(v -> v.startsWith("state")))
                    .containsOnly("state " + number[0]);
        }
    }

    @Test
    void theRevisionTellsWhetherSomethingCameBetween() throws Exception {
        try (var session = Session.community(agent.port(), "public")) {
            agent.with(state(1, 20));
            var before = session.get(REVISION).get(0).getVariable();
            walk(session, NAME, () -> {});
            assertThat(session.get(REVISION).get(0).getVariable()).isEqualTo(before);
            walk(session, NAME, () -> agent.with(state(1, 21)));
            assertThat(session.get(REVISION).get(0).getVariable()).isNotEqualTo(before);
        }
    }

    @Test
    void whoAsksForTheSameAgainSeesWhatIsNew() throws Exception {
        try (var session = Session.community(agent.port(), "public")) {
            agent.with(state(1, 1));
            assertThat(session.next(NAME).get(0).toValueString()).isEqualTo("shop");
            var volume = below(3, 21);
            assertThat(session.next(volume).get(0).toValueString()).isEqualTo("state 1");
            agent.with(state(2, 1));
            assertThat(session.next(volume).get(0).toValueString()).isEqualTo("state 2");
        }
    }

    @Test
    void everyWayThroughTheTreeIsTheSame() throws Exception {
        agent.with(state(1, 30));
        try (var session = Session.community(agent.port(), "public")) {
            var byBulk = new ArrayList<OID>();
            walk(session, EVERYTHING, () -> {}).forEach(v -> byBulk.add(v.getOid()));
            var byNext = new ArrayList<OID>();
            for (var at = session.next(EVERYTHING).get(0);
                    !at.isException();
                    at = session.next(at.getOid()).get(0)) {
                byNext.add(at.getOid());
            }
            assertThat(byBulk).isEqualTo(byNext).isSorted().doesNotHaveDuplicates();
            for (var name : byBulk) {
                assertThat(session.get(name).get(0).isException())
                        .as(name.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void everyCloudHasItsRowsUnderItsNumber() {
        var newest = new Newest(
                Answering.who(),
                List.of("east", "west"),
                cloud -> cloud.equals("east") ? 7 : 4,
                Answering.live(),
                InstantSource.system());
        List.of("east", "west").forEach(cloud -> newest.put(Cases.snapshot(cloud)));
        var view = newest.get().view(Area.ALL);
        var names = new ArrayList<OID>();
        for (var at = view.after(NAME); at != null; at = view.after(at)) {
            var name = view.binding(at).getOid();
            if (!name.startsWith(NAME)) break;
            names.add(name);
        }
        assertThat(names).hasSize(8).isSorted();
        assertThat(names.stream().map(name -> name.get(NAME.size()))).containsExactly(4, 4, 4, 4, 7, 7, 7, 7);
        assertThat(view.get(Answering.ROOT.oid("1.6.1.1.2.4"))).hasToString("west");
    }

    @Test
    void idsOfAnyKindAreRowsOnce() throws Exception {
        var ids = List.of("a", "a b", "é", "%C3%A9", "x".repeat(255), "x".repeat(254), "A", "~", "host@back#pool");
        var facts = new ArrayList<Fact>();
        ids.forEach(id -> facts.add(new Fact.EntityAdded(
                new Entity(new EntityKey(Kind.VOLUME_POOL, id), id, Cases.ACTIVE, Attributes.none(), List.of()),
                Fact.Appearance.NEW)));
        agent.with(Cases.snapshot(Answering.CLOUD, null, facts.toArray(Fact[]::new)));
        var pools = below(3, 22);
        try (var session = Session.user(agent.port())) {
            var found = new TreeMap<OID, String>();
            for (var row : walk(session, pools, () -> {})) {
                found.put(row.getOid(), text(row));
                assertThat(row.getOid().size()).isLessThanOrEqualTo(128);
                assertThat(session.get(row.getOid()).get(0).getVariable()).isEqualTo(row.getVariable());
            }
            assertThat(found.values()).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void fillsAnAnswerToItsSizeAndNoFurther() throws Exception {
        try (var small = Answering.filling(600).with(state(1, 300));
                var large = Answering.filling(8192).with(state(1, 300));
                var toSmall = Session.community(small.port(), "public");
                var toLarge = Session.user(large.port())) {
            var little = toSmall.bulk(0, 10_000, NAME);
            assertThat(little.getBERLength()).isBetween(450, 600);
            var much = toLarge.bulk(0, 10_000, NAME);
            assertThat(much.getBERLength()).isBetween(7_700, 8_100);
            assertThat(toLarge.accepting(900).bulk(0, 10_000, NAME).getBERLength())
                    .isBetween(500, 900);
            assertThat(toSmall.bulk(1, 2, Answering.ROOT.oid("1.1.5"), NAME, NAME)
                            .size())
                    .isEqualTo(1 + 2 * 2);
            assertThat(toSmall.bulk(0, 0, NAME).size()).isZero();
            var many = new OID[200];
            Arrays.fill(many, Answering.ROOT.oid("1.4.3.1.4.3.21.118.48"));
            assertThat(toSmall.get(many).getErrorStatus()).isEqualTo(PDU.noError);
            assertThat(toSmall.get(more(many)).getErrorStatus()).isEqualTo(PDU.tooBig);
        }
    }

    private static String text(VariableBinding row) {
        return new String(((OctetString) row.getVariable()).getValue(), StandardCharsets.UTF_8);
    }

    /** That name with more numbers; SNMP4J's own way changes what it is called on. */
    private static OID below(int... more) {
        return new OID(NAME.getValue(), more);
    }

    private static OID[] more(OID[] names) {
        var all = new OID[names.length + 90];
        Arrays.fill(all, names[0]);
        return all;
    }

    @Test
    void onlyAFewWalksAreRememberedAndNotForLong() {
        var now = new Instant[] {Cases.AT};
        var walks = new Walks(() -> now[0]);
        var old = new Tree(List.of());
        for (int reader = 0; reader < 100; reader++) {
            walks.answered(reader, request(reader, NAME), answer(below(1)), old);
        }
        assertThat(walks.size()).isEqualTo(Walks.MOST);
        assertThat(walks.tree(99, request(7, below(1)), () -> new Tree(List.of())))
                .isSameAs(old);
        assertThat(walks.tree(99, request(99, NAME), () -> new Tree(List.of())))
                .as("the answer was lost")
                .isSameAs(old);
        assertThat(walks.tree(0, request(7, below(1)), () -> new Tree(List.of())))
                .isNotSameAs(old);
        now[0] = now[0].plus(Walks.REST).plus(Duration.ofMillis(1));
        walks.forgetTheRested();
        assertThat(walks.size()).isZero();
    }

    @Test
    void whoIsRefusedIsInTheLogOnceAMinute() throws Exception {
        var now = new Instant[] {Cases.AT};
        var refusals = new Refusals(() -> now[0]);
        var from = InetAddress.getByAddress(new byte[] {10, 0, 0, 7});
        assertThat(refusals.of(from, "may not")).hasValue("10.0.0.7 asked by SNMP and may not");
        assertThat(refusals.of(from, "may not")).isEmpty();
        assertThat(refusals.of(from, "may not")).isEmpty();
        now[0] = now[0].plus(Refusals.PAUSE);
        assertThat(refusals.of(from, "may not"))
                .hasValue("10.0.0.7 asked by SNMP and may not; 2 requests before it were refused too");
    }

    private static PDU request(int id, OID name) {
        var pdu = answer(name);
        pdu.setType(PDU.GETNEXT);
        pdu.setRequestID(new Integer32(id));
        return pdu;
    }

    private static PDU answer(OID name) {
        var pdu = new PDU();
        pdu.add(new VariableBinding(name, new Integer32(1)));
        return pdu;
    }
}

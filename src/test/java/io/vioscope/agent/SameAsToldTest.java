package io.vioscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.agent.table.Moment;
import io.vioscope.agent.table.Who;
import io.vioscope.agent.tree.Leaf;
import io.vioscope.config.Area;
import io.vioscope.config.MibRoot;
import io.vioscope.model.Fact;
import io.vioscope.model.Flow;
import io.vioscope.model.Problem.Phase;
import io.vioscope.model.ProblemFact;
import io.vioscope.model.SourceStatus;
import io.vioscope.notify.Cases;
import io.vioscope.notify.snmp.Encoded;
import io.vioscope.snmp.MibFile;
import io.vioscope.snmp.Numbers;
import io.vioscope.snmp.Root;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snmp4j.smi.VariableBinding;

/** The agent serves what the MIB describes, all of it, and under the names that notifications have. */
class SameAsToldTest {
    private static final List<Fact> FACTS = List.of(
            new Fact.AlarmRaised(Cases.alarm(4711, "Server web-1 is in ERROR")),
            new ProblemFact.Opened(Cases.problem(4712, Phase.CONFIRMED)));

    @Test
    void whatIsServedIsWhatTheMibSaysCanBeRead() throws IOException {
        try (var agent = Answering.open().with(Cases.snapshot(Answering.CLOUD))) {
            var mib = new MibFile();
            var oids = mib.oids();
            var served = new TreeMap<String, String>();
            for (Leaf<?> leaf : agent.newest().get().leaves()) {
                if (leaf.label().startsWith("vs"))
                    served.put(leaf.label(), leaf.base().toDottedString());
            }
            var described = mib.readable().stream().collect(Collectors.toMap(n -> n, n -> String.valueOf(oids.get(n))));
            assertThat(served).containsExactlyInAnyOrderEntriesOf(described);
        }
    }

    @Test
    void theRestIsOfTheStandardsAndEveryAreaHasSomething() throws IOException {
        try (var agent = Answering.open()) {
            var leaves = agent.newest().get().leaves();
            assertThat(leaves)
                    .filteredOn(leaf -> !leaf.label().startsWith("vs"))
                    .allMatch(leaf -> leaf.base().toDottedString().matches("1\\.3\\.6\\.1\\.(2\\.1|6\\.3)\\..*"))
                    .extracting(Leaf::label)
                    .contains("sysDescr", "sysObjectID", "sysUpTime", "snmpEngineID", "snmpInBadCommunityNames");
            assertThat(leaves.stream().map(Leaf::area)).containsAll(Area.ALL);
        }
    }

    @Test
    void aRowSaysWhatTheNotificationSays() throws IOException {
        var snapshot = Cases.snapshot(Answering.CLOUD, Cases.CAUSE, FACTS.toArray(Fact[]::new));
        try (var agent = Answering.open().with(snapshot);
                var session = Session.community(agent.port(), "public")) {
            var told = FACTS.stream()
                    .flatMap(fact -> Encoded.of(snapshot, 3, "https://vioscope.example", fact).stream())
                    .filter(variable -> variable.getOid().startsWith(Answering.ROOT.oid("1.3"))
                            || variable.getOid().startsWith(Answering.ROOT.oid("1.6")))
                    .toList();
            assertThat(told).hasSizeGreaterThan(30);
            for (VariableBinding variable : told) {
                assertThat(session.get(variable.getOid()).get(0)).isEqualTo(variable);
            }
        }
    }

    @Test
    void wordsHaveTheNumbersOfTheMib() {
        var mib = new MibFile();
        assertThat(mib.enumeration("VsFlow")).containsExactlyInAnyOrderEntriesOf(numbers(Flow.values(), Numbers::of));
        assertThat(mib.enumeration("vsRootCausePhase"))
                .containsExactlyInAnyOrderEntriesOf(numbers(Phase.values(), Numbers::of));
        assertThat(mib.enumeration("vsSourceStatus")).containsAllEntriesOf(numbers(SourceStatus.values(), Numbers::of));
    }

    private static <E extends Enum<E>> Map<String, Integer> numbers(E[] values, ToIntFunction<E> number) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(v -> v.name().toLowerCase(Locale.ROOT), number::applyAsInt));
    }

    @Test
    void movesWithTheRoot() {
        var elsewhere = Root.of(new MibRoot("1.3.6.1.4.1.8072.9999.9999"));
        var w = Answering.who();
        var who = new Who(
                elsewhere,
                w.engine(),
                w.identity(),
                w.version(),
                w.startedAt(),
                w.heartbeat(),
                w.sources(),
                w.receivers(),
                w.pages());
        var leaves = new Moment(List.of()).tree(who, Answering.live()).leaves();
        assertThat(leaves)
                .filteredOn(leaf -> leaf.label().startsWith("vs"))
                .allMatch(leaf -> leaf.base().startsWith(elsewhere.oid()));
    }
}

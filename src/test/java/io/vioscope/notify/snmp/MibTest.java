package io.vioscope.notify.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vioscope.config.MibRoot;
import io.vioscope.config.SnmpReceiver;
import io.vioscope.model.AdminState;
import io.vioscope.model.Kind;
import io.vioscope.model.Severity;
import io.vioscope.notify.Notification.Change;
import io.vioscope.notify.Notification.Standing;
import io.vioscope.snmp.MibFile;
import io.vioscope.snmp.Numbers;
import io.vioscope.snmp.Root;
import io.vioscope.snmp.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.smi.VariableBinding;

/** The MIB file and the code say the same. */
class MibTest {
    private static final SnmpReceiver RECEIVER = new SnmpReceiver("nms", "127.0.0.1", 162, "public");

    private final MibFile mib = new MibFile();

    @Test
    void everyNotificationOfTheMibIsSentAndNoOther() {
        var sent = Sample.oneOfEach().stream().map(n -> Trap.of(n).label()).collect(Collectors.toSet());

        assertThat(sent).isEqualTo(mib.notifications().keySet());
        assertThat(Stream.of(Trap.values()).map(Trap::label)).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void notificationsAreNumberedAsInTheMib() {
        for (var trap : Trap.values()) {
            assertThat(trap.oid(Sample.ROOT).toDottedString())
                    .as(trap.label())
                    .isEqualTo(mib.oids().get(trap.label()));
        }
    }

    @Test
    void everyVariableOfANotificationIsThereAndWhatIsInNoneCanBeRead() {
        var used = mib.notifications().values().stream().flatMap(List::stream).collect(Collectors.toSet());

        ForwardEncoder.ADDED.forEach(column -> used.add(column.label()));

        assertThat(Stream.of(Column.values()).map(Column::label)).containsExactlyInAnyOrderElementsOf(used);
        assertThat(mib.accessible()).containsAll(used);
        assertThat(mib.accessible()).filteredOn(name -> !used.contains(name)).isSubsetOf(mib.readable());
    }

    @Test
    void objectsAreNumberedAsInTheMib() {
        for (var column : Column.values()) {
            assertThat(column.oid(Sample.ROOT).toDottedString())
                    .as(column.label())
                    .isEqualTo(mib.oids().get(column.label()));
        }
    }

    @Test
    void variablesStandInTheOrderOfTheMib() {
        for (var notification : Sample.oneOfEach()) {
            var pdu = TrapEncoderTest.encoder(RECEIVER).encode(notification, 1, Duration.ZERO);

            assertThat(pdu.getAll().stream().skip(2).map(MibTest::label))
                    .as(Trap.of(notification).label())
                    .containsExactlyElementsOf(
                            mib.notifications().get(Trap.of(notification).label()));
        }
    }

    @Test
    void whatIsAddedToForwardedNotificationsIsTheGroupOfTheMibInItsOrder() {
        var group = mib.oids().entrySet().stream()
                .filter(node -> node.getValue().startsWith(mib.oids().get("vsForward") + "."))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(ForwardEncoder.ADDED.stream().map(Column::label)).containsExactlyElementsOf(group);
    }

    @Test
    void alarmsRootCausesAndEventsHaveOneListEach() {
        var lists = mib.notifications();

        assertThat(lists.get("vsAlarmCleared")).isEqualTo(lists.get("vsAlarmRaised"));
        assertThat(lists.get("vsRootCauseCleared")).isEqualTo(lists.get("vsRootCauseRaised"));
        assertThat(List.of("vsEntityAdded", "vsEntityDeleted", "vsEntityMoved"))
                .allSatisfy(name -> assertThat(lists.get(name)).isEqualTo(lists.get("vsEntityStatusChanged")));
        assertThat(lists.values()).allSatisfy(list -> assertThat(list).first().isEqualTo("vsNotifySequence"));
    }

    @Test
    void kindsFollowTheModel() {
        var expected = table(Kind.values(), kind -> camel(kind.word()), Numbers::of);
        expected.put("other", 1);

        assertThat(mib.enumeration("VsKind")).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(expected.values()).doesNotHaveDuplicates();
    }

    @Test
    void severitiesHaveTheNumbersOfTheModel() {
        assertThat(mib.enumeration("VsSeverity"))
                .containsExactlyInAnyOrderEntriesOf(table(Severity.values(), Severity::word, Severity::itu));
    }

    @Test
    void statusesAndAdministrativeStatesAndChangesAreTheSame() {
        var admin = table(AdminState.values(), AdminState::word, Numbers::of);
        admin.put("unknown", Numbers.of((AdminState) null));

        assertThat(mib.enumeration("VsStatus"))
                .containsExactlyInAnyOrderEntriesOf(table(Standing.values(), MibTest::lower, NoticeNumbers::of));
        assertThat(mib.enumeration("VsAdminState")).containsExactlyInAnyOrderEntriesOf(admin);
        assertThat(mib.enumeration("vsNotifyChange"))
                .containsExactlyInAnyOrderEntriesOf(table(Change.values(), c -> camel(lower(c)), NoticeNumbers::of));
    }

    @Test
    void theEnterpriseNumberStandsInOneLine() throws Exception {
        assertThat(Files.readAllLines(MibFile.PATH))
                .filteredOn(line -> line.contains("{ enterprises 32473 }"))
                .hasSize(1);
    }

    @Test
    void theServedFileMovesWithTheRoot(@TempDir Path directory) throws Exception {
        Tool.assumeInstalled("smilint");
        Tool.assumeInstalled("snmptranslate");
        var written = Files.readString(MibFile.PATH);
        assertThat(MibRoot.DEFAULT.rendered(written)).isEqualTo(written);
        var elsewhere = new MibRoot("1.3.6.1.4.1.8072.9999.9999");
        var file = Files.writeString(directory.resolve("VIOSCOPE-MIB.txt"), elsewhere.rendered(written));

        assertThat(Tool.run(
                        List.of("smilint", "-l", "6", "-s", file.toString()),
                        Map.of("SMIPATH", MibFile.STUBS.toString())))
                .isEmpty();
        var translate = List.of(
                "snmptranslate",
                "-m",
                "ALL",
                "-On",
                "-M",
                MibFile.STUBS + ":" + directory,
                "VIOSCOPE-MIB::vsRootCauseRaised");
        assertThat(Tool.run(translate, Map.of("SNMP_PERSISTENT_DIR", "target/snmp")))
                .contains("." + Trap.ROOT_CAUSE_RAISED.oid(Root.of(elsewhere)).toDottedString());
    }

    @Test
    void smilintIsSilent() throws Exception {
        Tool.assumeInstalled("smilint");
        var command = List.of("smilint", "-l", "6", "-s", MibFile.PATH.toString());

        assertThat(Tool.run(command, Map.of("SMIPATH", MibFile.STUBS.toString())))
                .isEmpty();
    }

    @Test
    void netSnmpTranslatesTheNamesToTheSameNumbers() throws Exception {
        Tool.assumeInstalled("snmptranslate");
        var command = new ArrayList<>(List.of("snmptranslate", "-m", "ALL", "-On", "-M"));
        command.add(MibFile.STUBS + ":" + MibFile.PATH.getParent());
        Arrays.stream(Column.values()).map(c -> "VIOSCOPE-MIB::" + c.label()).forEach(command::add);

        assertThat(Tool.run(command, Map.of("SNMP_PERSISTENT_DIR", "target/snmp"))
                        .lines())
                .filteredOn(line -> line.startsWith("."))
                .containsExactlyElementsOf(Arrays.stream(Column.values())
                        .map(c -> "." + c.oid(Sample.ROOT).toDottedString())
                        .toList());
    }

    private static String label(VariableBinding vb) {
        return Arrays.stream(Column.values())
                .filter(column -> vb.getOid().startsWith(column.oid(Sample.ROOT)))
                .map(Column::label)
                .collect(Collectors.joining());
    }

    private static <E> Map<String, Integer> table(E[] values, Function<E, String> name, ToIntFunction<E> number) {
        var table = new LinkedHashMap<String, Integer>();
        for (var value : values) {
            table.put(name.apply(value), number.applyAsInt(value));
        }
        return table;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String camel(String word) {
        return Pattern.compile("_(.)").matcher(word).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    }
}

package io.vioscope;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rooms table of ARCHITECTURE.md is the law: it is read here and held against the classes. */
class RoomsTest {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z]+)` \\| [^|]+ \\| ([^|]+) \\|");
    private static final List<String> CORE = List.of("model", "inventory", "maintenance", "alarm", "rca", "engine");

    private static JavaClasses classes;
    private static Map<String, List<String>> rooms;

    @BeforeAll
    static void read() throws IOException {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.vioscope");
        rooms = new LinkedHashMap<>();
        for (var line : Files.readAllLines(Path.of("ARCHITECTURE.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rooms.put(row.group(1), mayUse(row.group(2)));
            }
        }
    }

    private static List<String> mayUse(String words) {
        var may = new ArrayList<String>();
        for (var word : words.split(",")) {
            switch (word.strip()) {
                case "-" -> {}
                case "core" -> may.addAll(CORE);
                case "all" -> may.addAll(rooms.keySet());
                default -> may.add(word.strip().replace("`", ""));
            }
        }
        return may;
    }

    @Test
    void everyRoomUsesOnlyWhatTheTableAllows() {
        assertThat(rooms).hasSizeGreaterThan(10);
        rooms.forEach((room, may) -> {
            var allowed = new ArrayList<String>();
            allowed.add(packages(room));
            may.forEach(other -> allowed.add(packages(other)));
            noClasses()
                    .that(resideInAPackage(packages(room)))
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.vioscope..")
                            .and(resideOutsideOfPackages(allowed.toArray(String[]::new))))
                    .because("the row of " + room + " in ARCHITECTURE.md allows only " + may)
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    @Test
    void theTableNamesEveryRoomThatExistsAndNoOther() {
        var found = new TreeSet<String>();
        classes.forEach(c -> found.add(c.getPackageName().split("\\.")[2]));
        assertThat(rooms.keySet()).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void theCoreKnowsNoOutsideWorld() {
        noClasses()
                .that(resideInAnyPackage(CORE.stream().map(RoomsTest::packages).toArray(String[]::new)))
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(
                        "io.vioscope..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "org.jspecify..",
                        "com.google.errorprone.."))
                .check(classes);
        noClasses()
                .that(resideInAnyPackage(CORE.stream().map(RoomsTest::packages).toArray(String[]::new)))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(classes);
    }

    private static final String OIDC = "io.vioscope.access.oidc..";

    private static final String[] NOTHING_OUTSIDE = {
        "io.vioscope.access..",
        "java.lang..",
        "java.util..",
        "java.time..",
        "java.nio.charset..",
        "java.security..",
        "java.text..",
        "javax.crypto..",
        "org.jspecify.."
    };

    @Test
    void whoMayWhatIsDecidedWithoutTheOutsideWorld() {
        noClasses()
                .that(resideInAPackage(packages("access")))
                .and(resideOutsideOfPackages(OIDC))
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(NOTHING_OUTSIDE))
                .check(classes);
    }

    /** It reads what a provider has signed, and fetches nothing. */
    @Test
    void whatAProviderSignedIsReadWithoutTheOutsideWorld() {
        var known = Stream.concat(
                        Stream.of(NOTHING_OUTSIDE),
                        Stream.of("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..", "java.math.."))
                .toArray(String[]::new);
        noClasses()
                .that(resideInAPackage(OIDC))
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(known)
                        .and(not(type(URI.class)))
                        .and(not(type(URISyntaxException.class))))
                .check(classes);
    }

    @Test
    void onlyTheStoreKnowsSql() {
        noClasses()
                .that(resideOutsideOfPackages(packages("store")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..", "org.flywaydb.."))
                .check(classes);
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        SlicesRuleDefinition.slices()
                .matching("io.vioscope.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void everyPackageSaysInASentenceWhatItIsFor() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var silent = files.filter(p -> p.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(p -> !Files.exists(p.resolve("package-info.java")))
                    .toList();
            assertThat(silent).isEmpty();
        }
    }

    private static String packages(String room) {
        return "io.vioscope." + room + "..";
    }
}

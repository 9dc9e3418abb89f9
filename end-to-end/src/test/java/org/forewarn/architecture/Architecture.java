package org.forewarn.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The rules, for a suite that lives under a root package: the real one under {@code org.forewarn}, and a planted one
 * that breaks each of them.
 */
final class Architecture {

    /** Folder of each service by the last part of its package. */
    static final Map<String, String> SERVICES =
            Map.of("intake", "intake-service", "matching", "matching-service", "alert", "alert-service");

    /** What any service may use of Forewarn's. */
    private static final List<String> SHARED = List.of("schemas", "kit");

    /** Decisions live here; brokers, clocks and frameworks do not. */
    static final List<String> PURE = List.of("matching.linkage", "matching.enrichment", "alert.warning");

    private Architecture() {}

    /** The compiled classes of every module of the suite. */
    static JavaClasses ofTheSuite() {
        var folders = new java.util.ArrayList<Path>();
        for (String module : List.of("schemas", "service-kit", "intake-service", "matching-service", "alert-service")) {
            Path classes = Path.of("..", module, "target", "classes");
            if (!Files.isDirectory(classes)) {
                throw new IllegalStateException(module + " is not compiled");
            }
            folders.add(classes);
        }
        return new ClassFileImporter().importPaths(folders);
    }

    /** A package may use another only one way round, also by way of third ones. */
    static ArchRule noPackageCycles(String root) {
        return slices().matching(root + ".(*.*)..")
                .should()
                .beFreeOfCycles()
                .because("a room with two doors into another is one room");
    }

    /** A service calls no class of another service. */
    static ArchRule sharesOnlySchemasAndKit(String root, String service) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + service + "..")
                .should()
                .dependOnClassesThat(ofTheSuiteBut(root, service))
                .because("services meet in topics, not in classes");
    }

    /** A pure package reads no clock of a framework, no broker, no database. */
    static ArchRule pure(String root, String subpackage) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + subpackage + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        "org.apache.avro.io..",
                        "java.sql..",
                        "javax.sql..",
                        "io.micrometer..",
                        "java.net.http..")
                .because("a decision can be tested only where nothing else happens")
                .allowEmptyShould(false);
    }

    /** Every package says what its nulls mean. */
    static ArchRule everyPackageIsNullMarked(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".schemas.event..", root + ".schemas.matching..")
                .should(new NullMarkedPackage());
    }

    private static DescribedPredicate<JavaClass> ofTheSuiteBut(String root, String service) {
        return DescribedPredicate.describe("belong to another part of the suite", other -> {
            String name = other.getPackageName();
            return name.startsWith(root + ".")
                    && !within(name, root + "." + service)
                    && SHARED.stream().noneMatch(shared -> within(name, root + "." + shared));
        });
    }

    private static boolean within(String name, String parent) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }
}

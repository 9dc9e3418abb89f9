package org.forewarn.intake;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** How the rooms of the house may know each other. ArchUnit's own engine is for JUnit 5; its core needs none. */
class ArchitectureTest {

    private static final JavaClasses INTAKE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.forewarn.intake");

    /** Where Spring, Kafka and the meters may be: the edges, by their names. Whatever else there is, is pure. */
    private static final String EDGES =
            ".*(Controller|Configuration|Counters|ReportIntake|ReportProblems|PartnerAdministration).*";

    private static final ArchRule NO_CYCLES =
            slices().matching("org.forewarn.(intake..)").should().beFreeOfCycles();

    private static final ArchRule ONLY_SHARED_MODULES = classes()
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage("org.forewarn.."))
                    .or(resideInAnyPackage("org.forewarn.intake..", "org.forewarn.kit..", "org.forewarn.schemas..")));

    private static final ArchRule PURE_CORE = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.forewarn.intake.reading..",
                    "org.forewarn.intake.vocabulary..",
                    "org.forewarn.intake.report..",
                    "org.forewarn.intake.mapping.language..",
                    "org.forewarn.intake.partner..")
            .and()
            .haveNameNotMatching(EDGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache.kafka..", "io.micrometer..", "reactor..");

    @Test
    void packagesHaveNoCycles() {
        NO_CYCLES.check(INTAKE);
    }

    @Test
    void servicesShareOnlySchemasAndKit() {
        ONLY_SHARED_MODULES.check(INTAKE);
    }

    @Test
    void readingIsPure() {
        PURE_CORE.check(INTAKE);
    }

    @Test
    void theRulesBite() {
        JavaClasses planted = new ClassFileImporter()
                .importPackages("org.forewarn.intake.reading.planted", "org.forewarn.intake.report.planted");
        assertThatThrownBy(() -> NO_CYCLES.check(planted)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> ONLY_SHARED_MODULES.check(planted)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> PURE_CORE.check(planted)).isInstanceOf(AssertionError.class);
    }
}

package org.forewarn.alert;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the rooms of this module may know each other. ArchUnit's own engine is for JUnit 5; its rules run anywhere. */
class RoomsTest {

    private static JavaClasses ours = new ClassFileImporter().importClasses(RoomsTest.class);

    @BeforeAll
    static void read() {
        ours = new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.forewarn.alert");
        assertThat(ours.size()).isGreaterThan(50);
    }

    @Test
    void noRoomsKnowEachOtherInACircle() {
        slices().matching("org.forewarn.alert.(*)..").should().beFreeOfCycles().check(ours);
        slices().matching("org.forewarn.alert.(**)").should().beFreeOfCycles().check(ours);
    }

    @Test
    void ofTheSuiteOnlyContractsAndKitAreKnown() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.forewarn..")
                        .and(not(resideInAnyPackage(
                                "org.forewarn.alert..", "org.forewarn.schemas..", "org.forewarn.kit.."))))
                .check(ours);
    }

    @Test
    void warningIsPure() {
        classes()
                .that()
                .resideInAnyPackage("org.forewarn.alert.warning..", "org.forewarn.alert.alphabet..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "org.forewarn.alert.warning..",
                        "org.forewarn.alert.alphabet..",
                        "org.forewarn.schemas.event..",
                        "org.forewarn.kit.place..",
                        "org.forewarn.kit.identifier..",
                        "org.jspecify..",
                        "java.lang..",
                        "java.util..",
                        "java.text..",
                        "java.time..",
                        "java.nio..",
                        "java.io..",
                        "java.security.."))
                .check(ours);
        noClasses()
                .that()
                .resideInAnyPackage("org.forewarn.alert.warning..", "org.forewarn.alert.alphabet..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(ours);
    }

    @Test
    void onlyTheCarriersRoomKnowsSmpp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.forewarn.alert.delivery.sms..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jsmpp..")
                .check(ours);
    }

    /** Who is warned, and what proves an address, can be used and tested without a page. */
    @Test
    void peopleAreKeptWithoutPages() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.forewarn.alert.audience",
                        "org.forewarn.alert.audience.joining..",
                        "org.forewarn.alert.audience.reporting..",
                        "org.forewarn.alert.audience.support..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.forewarn.kit.page..", "org.forewarn.alert.audience.web..", "org.thymeleaf.."))
                .check(ours);
    }
}

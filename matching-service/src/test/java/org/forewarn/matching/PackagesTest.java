package org.forewarn.matching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class PackagesTest {

    private static final String HERE = "org.forewarn.matching.";

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.forewarn.matching");

    private static final String[] FRAMEWORKS = {"org.springframework..", "org.apache.kafka..", "io.micrometer.."};

    private static final ArchRule DECISIONS_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage(
                    HERE + "enrichment",
                    HERE + "linkage",
                    HERE + "blocking",
                    HERE + "cases",
                    HERE + "check",
                    HERE + "evidence",
                    HERE + "state")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    private static final ArchRule THE_ENGINE_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage(HERE + "linkage")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    HERE + "enrichment", HERE + "blocking", HERE + "cases", HERE + "state", HERE + "stream");

    @Test
    void decisionsKnowNeitherSpringNorKafka() {
        DECISIONS_ARE_PURE.check(SERVICE);
    }

    @Test
    void theEngineStandsAlone() {
        THE_ENGINE_STANDS_ALONE.check(SERVICE);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching("org.forewarn.matching.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAPackage("org.forewarn.matching.(*)..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.forewarn.matching")
                .check(SERVICE);
    }

    @Test
    void nothingOfTheOtherServicesIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.forewarn.intake..", "org.forewarn.alert..", "org.forewarn.local..")
                .check(SERVICE);
    }

    /** The adapters do what the decisions may not: a rule that lets them pass would let anything pass. */
    @Test
    void theRuleOfPurityBites() {
        ArchRule sameRuleForTheAdapters = noClasses()
                .that()
                .resideInAPackage(HERE + "stream")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS);

        assertThat(sameRuleForTheAdapters.evaluate(SERVICE).hasViolation()).isTrue();
    }
}

package org.forewarn.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String SUITE = "org.forewarn";
    private static final String PLANTED = "org.forewarn.planted";

    private static final JavaClasses suite = Architecture.ofTheSuite();
    private static final JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

    static Stream<String> services() {
        return Architecture.SERVICES.keySet().stream().sorted();
    }

    static Stream<String> purePackages() {
        return Architecture.PURE.stream();
    }

    @Test
    void noPackagesUseEachOtherInACircle() {
        Architecture.noPackageCycles(SUITE).check(suite);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceSharesOnlySchemasAndTheKit(String service) {
        Architecture.sharesOnlySchemasAndKit(SUITE, service).check(suite);
    }

    @ParameterizedTest
    @MethodSource("purePackages")
    void decisionsKnowNoFramework(String pure) {
        Architecture.pure(SUITE, pure).check(suite);
    }

    @Test
    void everyPackageIsNullMarked() {
        Architecture.everyPackageIsNullMarked(SUITE).check(suite);
    }

    @Test
    void theRuleAgainstCirclesBites() {
        bites(Architecture.noPackageCycles(PLANTED), "Cycle detected");
    }

    @Test
    void theRuleAgainstSharingBites() {
        bites(Architecture.sharesOnlySchemasAndKit(PLANTED, "alert"), "CallsMatching");
    }

    @Test
    void theRuleOfPurityBites() {
        bites(Architecture.pure(PLANTED, "alert.warning"), "KnowsKafka");
    }

    @Test
    void theRuleOfNullMarkingBites() {
        bites(Architecture.everyPackageIsNullMarked(PLANTED), "KnowsKafka");
    }

    private static void bites(ArchRule rule, String culprit) {
        assertThatThrownBy(() -> rule.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit);
    }
}

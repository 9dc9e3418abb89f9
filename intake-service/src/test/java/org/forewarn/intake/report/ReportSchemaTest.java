package org.forewarn.intake.report;

import java.util.List;
import java.util.stream.Stream;
import org.forewarn.intake.reading.Agreement;
import org.forewarn.intake.report.ReportReader.Naming;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportSchemaTest {

    static Stream<Naming> namings() {
        return Stream.of(new Naming.ByDocument(), new Naming.Otherwise("B-1"), new Naming.Fixed("A-1"));
    }

    @ParameterizedTest
    @MethodSource("namings")
    void theFormAndItsSchemaTakeTheSameReports(Naming naming) {
        new Agreement(ReportReader.schema(naming), document -> ReportReader.read(document, Samples.NOW, naming))
                .holdsFor(List.of(Samples.with(Samples.full(), "/reference", "\"A-1\""), Samples.least()));
    }
}

package org.forewarn.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.forewarn.local.demo.Samples.ExpectedCase;
import org.forewarn.local.demo.Samples.ReportName;
import org.forewarn.local.demo.Samples.Subscriber;
import org.forewarn.schemas.event.Channel;
import org.junit.jupiter.api.Test;

/** The samples hold together: what is expected speaks of reports and people that are there. */
class SamplesTest {

    private final Samples samples = Samples.read(Path.of("../samples"));

    @Test
    void everyLiveReportIsInOneCaseOrStandsAlone() {
        List<ReportName> accounted = Stream.concat(
                        samples.expected().cases().stream()
                                .map(ExpectedCase::reports)
                                .flatMap(List::stream),
                        samples.expected().singles().stream())
                .toList();
        var live = new HashSet<>(
                samples.reports().stream().map(Samples.Report::name).toList());
        samples.withdrawn().forEach(report -> assertThat(live.remove(report)).isTrue());

        assertThat(accounted).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(live);
    }

    @Test
    void everyExpectedMessageIsToSomeoneWhoHasThatChannel() {
        assertThat(samples.expected().messages())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(message -> {
                    assertThat(samples.subscribers())
                            .filteredOn(subscriber -> subscriber.recipientId().equals(message.recipientId()))
                            .singleElement()
                            .extracting(message.channel() == Channel.SMS ? Subscriber::sms : Subscriber::email)
                            .isNotNull();
                    assertThat(samples.expected().cases())
                            .filteredOn(ExpectedCase::warned)
                            .extracting(ExpectedCase::name)
                            .contains(message.caseName());
                });
    }
}

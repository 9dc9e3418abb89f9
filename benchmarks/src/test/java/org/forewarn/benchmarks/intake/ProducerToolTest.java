package org.forewarn.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProducerToolTest {

    @Test
    void whatCameAfterTheWarmUpIsRead() {
        Produced produced = ProducerTool.parse("""
                800000 records sent, 60000.100000 records/sec (50.00 MB/sec), 400.00 ms avg latency, 900.00 ms max latency, 390 ms 50th, 600 ms 95th, 740 ms 99th, 901 ms 99.9th.
                600000 steady state records sent, 73421.400000 records/sec (66.71 MB/sec), 301.20 ms avg latency, 812.00 ms max latency, 290 ms 50th, 500 ms 95th, 640 ms 99th, 801 ms 99.9th.
                """);

        assertThat(produced).isEqualTo(new Produced(73_421.4, 290, 640, 801, 812));
    }

    @Test
    void anEndWithoutASummaryIsNoMeasurement() {
        assertThatThrownBy(() -> ProducerTool.parse("Exception in thread main\n"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRecordAsTextHasAsManyBytes() {
        byte[] record = new byte[256];
        for (int i = 0; i < record.length; i++) {
            record[i] = (byte) i;
        }

        String text = new String(ProducerTool.asText(record), StandardCharsets.UTF_8);

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSameSizeAs(record);
    }
}

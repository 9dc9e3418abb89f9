package org.forewarn.benchmarks.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.forewarn.benchmarks.load.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportRequestsTest {

    private static final int SAMPLES = 75;

    private final ReportTemplates templates = ReportTemplates.read(Path.of("..", "samples"));

    @Test
    void everyReportHasAReferenceOfItsOwn() {
        Set<String> references = new HashSet<>();
        for (long number = 0; number < 2 * SAMPLES; number++) {
            JsonNode report = JsonMapper.shared().readTree(templates.json(number));
            assertThat(report.get("reference").stringValue()).isEqualTo(ReportTemplates.referenceOf(number));
            references.add(report.get("reference").stringValue());
        }
        assertThat(references).hasSize(2 * SAMPLES);
    }

    @Test
    void everySampleIsATemplate() {
        Set<String> narratives = new HashSet<>();
        for (long number = 0; number < SAMPLES; number++) {
            narratives.add(JsonMapper.shared()
                    .readTree(templates.json(number))
                    .at("/incident")
                    .toString());
        }
        assertThat(narratives).hasSizeGreaterThan(SAMPLES - 5);
    }

    @Test
    void aSingleRequestHasOneReportOfTheLengthItAnnounces() {
        String[] request = next(ReportRequests.single(templates, "key", 7)).split("\r\n\r\n", 2);

        assertThat(request[0]).startsWith("POST /v1/reports HTTP/1.1\r\n").contains("Authorization: Bearer key");
        assertThat(request[1]).isEqualTo(templates.json(7));
        assertThat(request[0]).endsWith("Content-Length: " + request[1].getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void aBatchHasItsReportsOneALine() {
        String[] request = next(ReportRequests.batch(templates, "key", 7, 3)).split("\r\n\r\n", 2);

        assertThat(request[0]).startsWith("POST /v1/reports:batch HTTP/1.1\r\n").contains("application/x-ndjson");
        assertThat(request[1])
                .isEqualTo(templates.json(7) + "\n" + templates.json(8) + "\n" + templates.json(9) + "\n");
    }

    @Test
    void onlyLinesThatWereAcceptedCountAsAccepted() {
        var batch = ReportRequests.batch(templates, "key", 0, 3);

        assertThat(batch.accepted(answer(200, "{\"line\":1,\"status\":202}\n{\"line\":2,\"status\":400}\n")))
                .isEqualTo(1);
        assertThat(batch.accepted(answer(429, "\"status\":202"))).isZero();
    }

    private static Answer answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Answer(status, bytes, 0, bytes.length, false);
    }

    private static String next(ReportRequests requests) {
        ByteBuffer buffer = ByteBuffer.allocate(requests.maxBytes());
        requests.writeNext(buffer);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }
}

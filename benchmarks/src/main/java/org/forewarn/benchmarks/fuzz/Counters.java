package org.forewarn.benchmarks.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Intake's own count of reports, which must balance: received = accepted + rejected + failed. */
record Counters(long received, long accepted, long rejected, long failed) {

    private static final String RECEIVED = "forewarn_intake_reports_received_total";
    private static final String OUTCOMES = "forewarn_intake_reports_total";
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    boolean balance() {
        return received == accepted + rejected + failed;
    }

    static Counters of(String intake) {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(URI.create(intake + "/actuator/prometheus"))
                    .timeout(CALL_TIMEOUT)
                    .build();
            return parse(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static Counters parse(String prometheus) {
        return new Counters(
                sum(prometheus, RECEIVED, ""),
                sum(prometheus, OUTCOMES, "outcome=\"accepted\""),
                sum(prometheus, OUTCOMES, "outcome=\"rejected\""),
                sum(prometheus, OUTCOMES, "outcome=\"failed\""));
    }

    private static long sum(String prometheus, String name, String label) {
        return (long) prometheus
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

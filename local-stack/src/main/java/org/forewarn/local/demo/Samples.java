package org.forewarn.local.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.forewarn.schemas.event.Channel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sample data: see {@code samples/README.md}.
 *
 * @param reports in the order in which they were recorded, whoever recorded them
 * @param expected what must come of them
 */
public record Samples(
        List<Charity> charities,
        List<Report> reports,
        List<ReportName> withdrawn,
        List<Subscriber> subscribers,
        Expected expected) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    public record Charity(String partnerId, String name) {}

    /** A report by the name that its charity gave it. */
    public record ReportName(String partnerId, String reference) {}

    /**
     * A report as it is posted.
     *
     * @param what its incident types and outward code, for people
     */
    public record Report(ReportName name, String what, String json, OffsetDateTime recordedAt) {}

    /**
     * A person who asked to be warned.
     *
     * @param sms E.164
     * @param text full or discreet
     */
    public record Subscriber(
            String recipientId,
            String language,
            String text,
            @Nullable String sms,
            @Nullable String email,
            List<String> outwardCodes) {}

    /**
     * What must come of the samples.
     *
     * @param cases those that something can be learnt from
     * @param singles live reports that link to nothing
     * @param repeated reports that are posted twice and count once
     */
    public record Expected(
            List<ExpectedCase> cases,
            List<ReportName> singles,
            List<ExpectedMessage> messages,
            List<ReportName> repeated) {}

    public record ExpectedCase(String name, List<ReportName> reports, boolean warned) {}

    /**
     * A message that must go out.
     *
     * @param caseName {@code case} in the file
     */
    public record ExpectedMessage(@JsonProperty("case") String caseName, String recipientId, Channel channel) {}

    /**
     * Reads the folder of the samples.
     *
     * @throws UncheckedIOException when a file is missing or not of its form
     */
    public static Samples read(Path folder) {
        try {
            List<Charity> charities =
                    List.of(JSON.readValue(folder.resolve("charities.json").toFile(), Charity[].class));
            List<Report> reports = new ArrayList<>();
            for (Charity charity : charities) {
                reports.addAll(reports(charity.partnerId(), folder.resolve(charity.partnerId() + ".ndjson")));
            }
            reports.sort(Comparator.comparing(Report::recordedAt));
            return new Samples(
                    charities,
                    List.copyOf(reports),
                    List.of(JSON.readValue(folder.resolve("withdrawn.json").toFile(), ReportName[].class)),
                    List.of(JSON.readValue(folder.resolve("subscribers.json").toFile(), Subscriber[].class)),
                    JSON.readValue(folder.resolve("expected.json").toFile(), Expected.class));
        } catch (IOException e) {
            throw new UncheckedIOException("The samples cannot be read", e);
        }
    }

    private static List<Report> reports(String partnerId, Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> report(partnerId, line))
                    .toList();
        }
    }

    private static Report report(String partnerId, String line) {
        JsonNode json = JSON.readTree(line);
        return new Report(
                new ReportName(partnerId, json.required("reference").asString()),
                what(json.path("incident")),
                line,
                OffsetDateTime.parse(
                        json.required("consent").required("recordedAt").asString()));
    }

    private static String what(JsonNode incident) {
        var types = new ArrayList<String>();
        incident.path("types").forEach(type -> types.add(type.asString().replace('_', ' ')));
        String place = incident.path("place").path("postcode").asString("");
        String outward = place.strip().split(" ", 2)[0];
        return String.join(", ", types) + (outward.isEmpty() ? "" : " in " + outward);
    }
}

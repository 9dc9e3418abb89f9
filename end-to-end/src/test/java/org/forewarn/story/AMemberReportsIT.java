package org.forewarn.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.forewarn.local.LocalStack;
import org.forewarn.local.LocalStack.Options;
import org.forewarn.local.PortPlan;
import org.forewarn.local.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A member's report goes the whole way: their page, the real intake, matching, and a text to somebody who may be next. */
class AMemberReportsIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String REPORT = "/mine/report";

    private static LocalStack stack;

    @BeforeAll
    static void theSuiteRuns() {
        stack = LocalStack.start(new Options(null, PortPlan.free(), true), (part, where, took) -> {});
    }

    @AfterAll
    static void theSuiteEnds() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void othersAreWarnedAndItCanBeAddedToAndTakenBack() {
        var next = new Visitor("07700 900801");
        next.join("LS2");
        var reporter = new Visitor("07700 900802");
        reporter.join("LS3");

        reporter.open(REPORT);
        Map<String, String> report = report(reporter.field("page"));
        report.put("incident/place/postcode", "Narnia");
        assertThat(reporter.post(REPORT, report)).isEqualTo(400);
        assertThat(reporter.page).contains("Write a UK postcode", "He choked me.");
        report.put("page", reporter.field("page"));
        report.put("incident/place/postcode", "LS2 9JT");
        assertThat(reporter.post(REPORT, report)).isEqualTo(303);
        assertThat(reporter.post(REPORT, report)).isEqualTo(303);
        reporter.open("/my-report");
        assertThat(reporter.page).contains("We have received it, and it counts", "without the police");
        Awaitility.await().atMost(SOON).until(() -> next.texts().size() == 2);

        String link = reporter.find("(/r/[0-9a-z]{20})");
        var later = new Visitor("");
        assertThat(later.open(link)).isEqualTo(303);
        later.open("/my-report/add");
        Map<String, String> more = new LinkedHashMap<>();
        more.put("page", later.field("page"));
        more.put("incident/narrative", "I remember a tattoo.");
        more.put("consent/alert", "area");
        more.put("do", "send");
        assertThat(later.post("/my-report/add", more)).isEqualTo(303);
        later.open("/my-report/withdraw");
        assertThat(later.post("/my-report/withdraw", Map.of("token", later.field("token"))))
                .isEqualTo(303);
        Awaitility.await().atMost(SOON).until(() -> {
            later.open("/my-report");
            return later.page.contains("You have taken it back");
        });
        assertThat(new Visitor("").open("/r/00000000000000000000")).isEqualTo(404);
        // nobody was told twice of what was sent twice
        assertThat(next.texts().stream().distinct().count())
                .isEqualTo(next.texts().size());
    }

    private static Map<String, String> report(String page) {
        var report = new LinkedHashMap<String, String>();
        report.put("page", page);
        report.put("incident/types", "strangulation");
        report.put("incident/outcome", "completed");
        report.put("incident/narrative", "He choked me.");
        report.put("incident/timePrecision", "day");
        LocalDate day = LocalDate.now(ZoneId.of("Europe/London")).minusDays(2);
        report.put("incident/from/day", Integer.toString(day.getDayOfMonth()));
        report.put("incident/from/month", Integer.toString(day.getMonthValue()));
        report.put("incident/from/year", Integer.toString(day.getYear()));
        report.put("identifiers/0/type", "phone");
        report.put("identifiers/0/value", "07700 900803");
        report.put("reporter/relation", "survivor");
        report.put("consent/alert", "area");
        report.put("do", "send");
        return report;
    }

    /** Somebody with a telephone and a browser without scripts. */
    private static final class Visitor {

        private final String phone;
        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
        private String page = "";

        Visitor(String phone) {
            this.phone = phone;
        }

        void join(String codes) {
            open("/");
            post("/join", Map.of("attempt", field("attempt"), "phone", phone));
            Awaitility.await().atMost(SOON).until(() -> !texts().isEmpty());
            Matcher code = Pattern.compile("\\b[0-9]{6}\\b").matcher(texts().getFirst());
            assertThat(code.find()).isTrue();
            open("/join/code");
            post("/join/code", Map.of("token", field("token"), "code-sms", code.group()));
            open("/join/choices");
            var choices = new LinkedHashMap<String, String>();
            choices.put("token", field("token"));
            choices.put("codes", codes);
            choices.put("text", "full");
            choices.put("language", "en");
            choices.put("kinds", "violence");
            assertThat(post("/join/choices", choices)).isEqualTo(303);
        }

        List<String> texts() {
            String number = "44" + phone.replace(" ", "").substring(1);
            return stack.carrier().texts().stream()
                    .filter(text -> text.to().equals(number))
                    .map(text -> text.body())
                    .toList();
        }

        int open(String path) {
            return send(HttpRequest.newBuilder(uri(path)).GET());
        }

        int post(String path, Map<String, String> fields) {
            String body = fields.entrySet().stream()
                    .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                    .collect(Collectors.joining("&"));
            return send(HttpRequest.newBuilder(uri(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body)));
        }

        /** The value of the page's field of that name. */
        String field(String name) {
            return find("name=\"" + name + "\" value=\"([^\"]*)\"");
        }

        String find(String pattern) {
            Matcher found = Pattern.compile(pattern).matcher(page);
            assertThat(found.find()).as(pattern).isTrue();
            return found.group(1);
        }

        private int send(HttpRequest.Builder request) {
            try {
                HttpResponse<String> answer = http.send(
                        request.header("Accept", "text/html").timeout(SOON).build(), BodyHandlers.ofString());
                page = answer.body();
                return answer.statusCode();
            } catch (IOException e) {
                throw new AssertionError("no answer", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }

        private static URI uri(String path) {
            return URI.create(stack.services().url(Service.ALERT) + path);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}

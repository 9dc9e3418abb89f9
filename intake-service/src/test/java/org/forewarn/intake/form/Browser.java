package org.forewarn.intake.form;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A browser without scripts: it follows links, keeps cookies, and posts what a form holds and nothing else, so what it
 * can do, somebody with JavaScript switched off can do.
 */
final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A control's name and value, as they are posted. */
    record Control(String name, String value) {}

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final List<Control> controls = new ArrayList<>();
    private HttpResponse<String> last;
    private Document page = new Document("");

    Browser(int port) throws IOException, InterruptedException {
        this.base = "http://localhost:" + port;
        this.last = open("/report/sign-in").answer();
    }

    Browser open(String path) throws IOException, InterruptedException {
        return follow(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    /** Types into a box, or picks a word of a list. */
    Browser type(String name, String value) {
        if (page.getElementsByAttributeValue("name", name).isEmpty()) {
            throw new AssertionError("The page has nothing named " + name);
        }
        controls.removeIf(control -> control.name().equals(name));
        controls.add(new Control(name, value));
        return this;
    }

    /** Ticks a box or picks one of several. */
    Browser tick(String name, String value) {
        Element box = page.select("input")
                .select("[name=" + name + "][value=" + value + "]")
                .first();
        if (box == null) {
            throw new AssertionError("The page has no choice %s of %s".formatted(value, name));
        }
        if (box.attr("type").equals("radio")) {
            controls.removeIf(control -> control.name().equals(name));
        }
        controls.add(new Control(name, value));
        return this;
    }

    /** Posts a control that the page does not have. */
    Browser forge(String name, String value) {
        controls.removeIf(control -> control.name().equals(name));
        controls.add(new Control(name, value));
        return this;
    }

    /** Presses a button of the page's main form. */
    Browser press(String name, String value) throws IOException, InterruptedException {
        Element button = page.select("button[name=" + name + "]").stream()
                .filter(each -> each.attr("value").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The page has no button %s=%s".formatted(name, value)));
        controls.add(new Control(name, value));
        Element form = button.hasAttr("form") ? page.getElementById(button.attr("form")) : button.closest("form");
        return submit(form == null ? "" : form.attr("action"));
    }

    /** Presses the one button of a page's main form that has one. */
    Browser submit() throws IOException, InterruptedException {
        return submit(page.select("main form").attr("action"));
    }

    Browser submit(String action, String... headers) throws IOException, InterruptedException {
        String body = controls.stream()
                .map(control -> encoded(control.name()) + "=" + encoded(control.value()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return follow(headers.length == 0 ? request : request.headers(headers));
    }

    private Browser follow(HttpRequest.Builder request) throws IOException, InterruptedException {
        last = http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        String to = last.headers().firstValue("Location").orElse("");
        if (last.statusCode() == 303 && to.startsWith("/")) {
            return open(to);
        }
        page = Jsoup.parse(last.body());
        controls.clear();
        page.select("main form").select("input, textarea, select").forEach(this::collect);
        return this;
    }

    private void collect(Element control) {
        String name = control.attr("name");
        String type = control.attr("type");
        if (control.normalName().equals("select")) {
            Element chosen = control.select("option[selected]").first();
            controls.add(new Control(name, chosen == null ? "" : chosen.attr("value")));
        } else if (control.normalName().equals("textarea")) {
            controls.add(new Control(name, control.wholeText().replaceFirst("^\n", "")));
        } else if (!type.equals("checkbox") && !type.equals("radio")) {
            controls.add(new Control(name, control.attr("value")));
        } else if (control.hasAttr("checked")) {
            controls.add(new Control(name, control.attr("value")));
        }
    }

    Document page() {
        return page;
    }

    int status() {
        return last.statusCode();
    }

    HttpResponse<String> answer() {
        return last;
    }

    String header(String name) {
        return last.headers().firstValue(name).orElse("");
    }

    String path() {
        return last.uri().getPath();
    }

    CookieManager cookies() {
        return cookies;
    }

    /** What stands in a box, or is ticked, now. */
    List<String> holds(String name) {
        return controls.stream()
                .filter(control -> control.name().equals(name))
                .map(Control::value)
                .toList();
    }

    /** The lines of the summary of mistakes. */
    List<String> mistakes() {
        return page.select("#mistakes li").eachText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

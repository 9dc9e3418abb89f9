package org.forewarn.alert.staff;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A browser without scripts: it follows links, keeps cookies, and posts what a form holds and nothing else, so what it
 * can do, somebody with JavaScript switched off can do.
 */
public final class Plain {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, List<String>> typed = new LinkedHashMap<>();
    private HttpResponse<String> last;
    private Document page = new Document("");
    private Element form = new Element("form");

    /** @param base where the service is, without a path */
    public Plain(URI base) {
        this.base = base;
    }

    public Plain open(String path) {
        return follow(request(path).GET());
    }

    public Plain type(String name, String... values) {
        typed.put(name, List.of(values));
        return this;
    }

    /** Presses the first button of the first form that posts to an address that ends so. */
    public Plain submit(String actionEnd) {
        return choose(actionEnd).submit();
    }

    /** Turns to a form; what it holds is what will be posted. */
    public Plain choose(String actionEnd) {
        form = page.select("form").stream()
                .filter(each -> each.attr("action").endsWith(actionEnd))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The page has no form for " + actionEnd));
        var before = new LinkedHashMap<>(typed);
        typed.clear();
        form.select("input, select, textarea").forEach(this::collect);
        typed.putAll(before);
        return this;
    }

    private void collect(Element control) {
        String name = control.attr("name");
        boolean choice = List.of("checkbox", "radio").contains(control.attr("type"));
        if (control.nameIs("select")) {
            Element chosen = control.select("option[selected]").first();
            Element shown = chosen == null ? control.select("option").first() : chosen;
            typed.put(name, shown == null ? List.of() : List.of(shown.val()));
        } else if (!choice) {
            typed.put(name, List.of(control.val()));
        } else if (control.hasAttr("checked")) {
            typed.computeIfAbsent(name, none -> List.of());
            typed.compute(
                    name,
                    (same, values) -> values == null
                            ? List.of(control.val())
                            : Stream.concat(values.stream(), Stream.of(control.val()))
                                    .toList());
        }
    }

    public Plain submit() {
        return post(form.attr("action"));
    }

    /** Posts what was typed. */
    public Plain post(String path, String... headers) {
        String body = typed.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> encoded(each.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        typed.clear();
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return follow(headers.length == 0 ? request : request.headers(headers));
    }

    /** Asks as a page's script does. */
    public HttpResponse<String> fetch(String path, String accept) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", accept)
                .GET());
    }

    /** Posts beside the page, as another window of the same browser would; its status. */
    public int postAside(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    /** Bytes that come over the wire for it, compressed. */
    public int weight(String path) {
        try {
            return http.send(
                            request(path)
                                    .header("Accept-Encoding", "gzip")
                                    .timeout(Duration.ofSeconds(30))
                                    .GET()
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body()
                    .length;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), Plain::body);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer", e);
        }
    }

    /** Of a stream of events, which does not end, nothing is read. */
    private static BodySubscriber<String> body(HttpResponse.ResponseInfo answer) {
        boolean events = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        return events ? new Unread() : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    private static final class Unread implements BodySubscriber<String> {

        @Override
        public CompletionStage<String> getBody() {
            return CompletableFuture.completedFuture("");
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> item) {}

        @Override
        public void onError(Throwable throwable) {}

        @Override
        public void onComplete() {}
    }

    private Plain follow(HttpRequest.Builder request) {
        last = send(request);
        String to = last.headers().firstValue("Location").orElse("");
        if (last.statusCode() / 100 == 3 && to.startsWith("/")) {
            return open(to);
        }
        page = Jsoup.parse(last.body());
        typed.clear();
        return this;
    }

    public Document page() {
        return page;
    }

    public int status() {
        return last.statusCode();
    }

    public HttpResponse<String> answer() {
        return last;
    }

    public String header(String name) {
        return last.headers().firstValue(name).orElse("");
    }

    public String path() {
        return last.uri().getPath();
    }

    /** The line of the summary of mistakes. */
    public String mistake() {
        return page.select("#mistakes li").text();
    }

    /** The token of the page's own form. */
    public String token() {
        return page.select("input[name=token]").attr("value");
    }

    /** What the session's cookie holds. */
    public String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(each -> each.getName().equals(Cookies.PLAIN_NAME))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Takes over somebody's cookie, as a thief would. */
    public Plain withCookie(String value) {
        var cookie = new HttpCookie(Cookies.PLAIN_NAME, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(base, cookie);
        return this;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

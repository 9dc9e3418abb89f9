package org.forewarn.kit.page;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Renders pages. A page's template stands in the common frame:
 *
 * <pre>{@code
 * <html th:replace="~{forewarn/frame :: page(~{:: main})}">
 *   <main id="main" tabindex="-1"> ... </main>
 * </html>
 * }</pre>
 *
 * <p>It is rendered where it is called, on a handler's virtual thread and not on the event loop, and compressed for
 * those who can read that. A page that is compressed must not repeat a secret next to what others can put into it
 * (BREACH, Gluck, Harris and Prado 2013): tokens in pages are masked anew each time.
 */
public final class Pages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ITemplateEngine engine;
    private final Map<String, String> assets;

    Pages(ITemplateEngine engine, Assets assets) {
        this.engine = engine;
        this.assets = assets.hrefs();
    }

    /**
     * A page as an answer.
     *
     * @param request what the browser can read
     * @param template its name under {@code templates/}, without ending
     * @param model what it shows; the frame is added as {@code frame}, addresses of assets as {@code asset}
     */
    public ResponseEntity<byte[]> answer(
            HttpHeaders request, HttpStatus status, String template, Frame frame, Map<String, ?> model) {
        byte[] html = html(template, frame, model).getBytes(StandardCharsets.UTF_8);
        var answer = ResponseEntity.status(status).contentType(HTML).varyBy(HttpHeaders.ACCEPT_ENCODING);
        return Compression.accepted(request)
                ? answer.header(HttpHeaders.CONTENT_ENCODING, Compression.GZIP).body(Compression.gzip(html))
                : answer.body(html);
    }

    private String html(String template, Frame frame, Map<String, ?> model) {
        var all = new HashMap<String, Object>(model);
        all.put("frame", frame);
        all.put("asset", assets);
        return engine.process(template, new Context(Locale.UK, all));
    }
}

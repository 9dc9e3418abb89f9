package org.forewarn.intake.openapi;

import java.util.List;
import java.util.Map;
import org.forewarn.intake.reading.DescribedForm;
import org.forewarn.kit.page.Frame;
import org.forewarn.kit.page.Link;
import org.forewarn.kit.page.Pages;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The description for people: one page, whole without JavaScript, with a link to every operation and every field. */
@RestController
final class DocsController {

    private final Pages pages;
    private final Manual manual;

    DocsController(Pages pages, ApiDescription description, List<DescribedForm> forms) {
        this.pages = pages;
        this.manual = ManualWriter.manual(description, forms);
    }

    @GetMapping("/docs")
    ResponseEntity<byte[]> page(@RequestHeader HttpHeaders request) {
        Frame frame = Frame.titled(manual.title() + ": the API")
                .withLinks(new Link("/docs", "API"), new Link("/openapi.json", "OpenAPI document"));
        ResponseEntity<byte[]> page =
                pages.answer(request, HttpStatus.OK, "docs/manual", frame, Map.of("manual", manual));
        return ResponseEntity.ok()
                .headers(headers -> headers.addAll(page.getHeaders()))
                .cacheControl(CacheControl.maxAge(OpenApiController.FRESH_FOR).cachePublic())
                .body(page.getBody());
    }
}

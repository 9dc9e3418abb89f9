package org.forewarn.alert.desk.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.forewarn.alert.staff.DeskFrame;
import org.forewarn.alert.staff.Member;
import org.forewarn.kit.page.Frame;
import org.forewarn.kit.page.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Pages in the desk's frame, with the style and the script of these. */
@Component
class DeskPages {

    private static final String PROBLEM_TITLE = "Error: ";

    private final Pages pages;

    DeskPages(Pages pages) {
        this.pages = pages;
    }

    ResponseEntity<byte[]> answer(
            ServerHttpRequest request, Member member, String template, String title, Map<String, ?> model) {
        return answer(request, member, HttpStatus.OK, template, title, model);
    }

    /** A page on which something must be mended. */
    ResponseEntity<byte[]> wrong(
            ServerHttpRequest request, Member member, String template, String title, Map<String, ?> model) {
        return answer(request, member, HttpStatus.BAD_REQUEST, template, PROBLEM_TITLE + title, model);
    }

    private ResponseEntity<byte[]> answer(
            ServerHttpRequest request,
            Member member,
            HttpStatus status,
            String template,
            String title,
            Map<String, ?> model) {
        Frame frame = DeskFrame.of(title, member);
        var assets = new ArrayList<>(frame.assets());
        assets.add(WebConfiguration.STYLE);
        assets.add(WebConfiguration.SCRIPT);
        var all = new HashMap<String, Object>(model);
        all.put("token", member.token());
        all.put("member", member);
        return pages.answer(
                request.getHeaders(), status, template, frame.withAssets(assets.toArray(String[]::new)), all);
    }

    ResponseEntity<byte[]> on(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}

package org.forewarn.alert.audience.web;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.forewarn.alert.audience.PublicWords;
import org.forewarn.alert.warning.Languages;
import org.forewarn.kit.page.Frame;
import org.forewarn.kit.page.FrameWords;
import org.forewarn.kit.page.Leave;
import org.forewarn.kit.page.Link;
import org.forewarn.kit.page.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** These pages as answers, in the reader's language, with the cookie of their seat renewed. */
final class PublicPages {

    static final String START = "/";
    static final String MINE = "/mine";
    static final String REPORT = "/mine/report";
    static final String FOLLOW = "/my-report";
    static final String SUPPORT = "/support";
    static final String LEAVE = "/leave";

    /** On each of these pages. */
    private static final String DANGER = "#danger-title";

    private static final String LANG = "lang";

    private final Pages pages;
    private final Cookies cookies;
    private final PageTokens tokens;
    private final URI leaveTo;
    private final Clock clock;

    PublicPages(Pages pages, Cookies cookies, PageTokens tokens, URI leaveTo, Clock clock) {
        this.pages = pages;
        this.cookies = cookies;
        this.tokens = tokens;
        this.leaveTo = leaveTo;
        this.clock = clock;
    }

    /** A language that the page can be read in. */
    record LanguageLink(String tag, String name, String href, boolean current) {}

    Visit visit(ServerHttpRequest request) {
        Instant now = clock.instant();
        Seat seat = cookies.seat(request)
                .filter(each -> !each.isOver(now))
                .map(each -> each.usedAt(now))
                .orElse(null);
        Optional<String> chosen =
                Optional.ofNullable(request.getQueryParams().getFirst(LANG)).filter(PublicWords::speaks);
        String language = chosen.or(() -> cookies.language(request).filter(PublicWords::speaks))
                .orElseGet(() -> accepted(request.getHeaders()));
        return new Visit(request, seat, PublicWords.of(language), chosen.isPresent());
    }

    /** A seat for somebody who has none. */
    Seat seat(Visit visit) {
        Seat seat = visit.seat();
        return seat != null ? seat : Seat.taken(tokens.name(), clock.instant());
    }

    /** Whether what was posted is from a page that this visitor was shown. */
    boolean owns(Visit visit, Form form) {
        Seat seat = visit.seat();
        return seat != null && tokens.owns(seat, form.one("token"));
    }

    ResponseEntity<byte[]> answer(Visit visit, Sheet sheet) {
        PublicWords words = visit.words();
        Seat seat = visit.seat();
        var model = new HashMap<String, Object>(sheet.model());
        model.put("t", words);
        model.put("token", seat == null ? "" : tokens.token(seat));
        model.put("faults", sheet.faults());
        model.put(
                "wrong",
                sheet.faults().stream().collect(Collectors.toMap(Fault::field, Fault::text, (first, second) -> first)));
        model.put("languages", languages(words, sheet.path()));
        ResponseEntity<byte[]> page = pages.answer(
                visit.request().getHeaders(), sheet.status(), "people/" + sheet.template(), frame(visit, sheet), model);
        var set = new ArrayList<ResponseCookie>();
        if (visit.chose()) {
            set.add(cookies.write(words.language()));
        }
        if (seat != null) {
            // what was to be said once is said on this page
            set.add(cookies.write(seat.saying("")));
        }
        return with(page, set);
    }

    private Frame frame(Visit visit, Sheet sheet) {
        PublicWords words = visit.words();
        String title = words.say(sheet.title());
        return Frame.titled(sheet.failed() ? words.say("error") + " " + title : title)
                .withLeave(new Leave(LEAVE, leaveTo.toString()))
                .withLinks(links(visit))
                .withWords(new FrameWords(
                        words.language(),
                        words.say("skip"),
                        words.say("leave"),
                        words.say("leave.hint"),
                        words.say("nav.pages"),
                        ""));
    }

    private static Link[] links(Visit visit) {
        var links = new ArrayList<Link>();
        if (visit.memberId() == null) {
            links.add(new Link(START, visit.say("nav.join")));
        } else {
            links.add(new Link(MINE, visit.say("nav.mine")));
            links.add(new Link(REPORT, visit.say("nav.report")));
        }
        links.add(new Link(SUPPORT, visit.say("nav.support")));
        links.add(new Link(DANGER, visit.say("danger.title")));
        return links.toArray(Link[]::new);
    }

    private static List<LanguageLink> languages(PublicWords words, String path) {
        return Languages.all().stream()
                .map(tag -> new LanguageLink(
                        tag,
                        PublicWords.of(tag).say("language.name"),
                        path + "?" + LANG + "=" + tag,
                        tag.equals(words.language())))
                .toList();
    }

    private static String accepted(HttpHeaders headers) {
        try {
            return headers.getAcceptLanguageAsLocales().stream()
                    .map(Locale::getLanguage)
                    .filter(PublicWords::speaks)
                    .findFirst()
                    .orElse(PublicWords.ENGLISH);
        } catch (IllegalArgumentException e) {
            return PublicWords.ENGLISH;
        }
    }

    /** On to another page, at this seat. */
    ResponseEntity<byte[]> on(Seat seat, String path) {
        return with(on(path), List.of(cookies.write(seat)));
    }

    /** The same, for somebody whose language is known from elsewhere. */
    ResponseEntity<byte[]> on(Visit visit, Seat seat, String path, String language) {
        boolean free = cookies.language(visit.request()).isEmpty() && PublicWords.speaks(language);
        return with(
                on(path), free ? List.of(cookies.write(seat), cookies.write(language)) : List.of(cookies.write(seat)));
    }

    ResponseEntity<byte[]> on(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** On to another page, with the seat given up. */
    ResponseEntity<byte[]> out(String path) {
        return with(on(path), List.of(cookies.none(Cookies.SEAT)));
    }

    /** Away from here, with everything forgotten. */
    ResponseEntity<byte[]> away() {
        return with(on(leaveTo.toString()), List.of(cookies.none(Cookies.SEAT), cookies.none(Cookies.LANGUAGE)));
    }

    private static ResponseEntity<byte[]> with(ResponseEntity<byte[]> answer, List<ResponseCookie> set) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(headers -> {
                    headers.addAll(answer.getHeaders());
                    set.forEach(cookie -> headers.add(HttpHeaders.SET_COOKIE, cookie.toString()));
                })
                .body(answer.getBody());
    }

    /** For a name that is not used yet: of an attempt, of a seat. */
    String name() {
        return tokens.name();
    }
}

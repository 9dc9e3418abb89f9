package org.forewarn.matching.casefile;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.Problems;
import org.forewarn.matching.casefile.CaseAnswerer.CaseAsked;
import org.forewarn.matching.casefile.LinkAnswerer.LinkAsked;
import org.forewarn.matching.peer.Answerer;
import org.forewarn.matching.peer.HolderUnavailableException;
import org.forewarn.matching.peer.Peers;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Cases, their links and the evidence of these.
 *
 * <p>An id that leads to another case is answered with 307, not with 301: an id can come back, when a report that made
 * two cases one is withdrawn, and a browser or proxy would remember a 301 for ever.
 */
@RestController
final class CaseController {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** The case stage has one partition: any key leads to it. */
    private static final String ANY = "";

    /** As ids are made: a UUID, or what an import brought. None other is worth a look. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    /** Should somebody open the picture by itself: it may style itself and nothing else. */
    private static final String PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Peers peers;
    private final CaseAnswerer cases;
    private final LinkAnswerer links;

    CaseController(Peers peers, CaseAnswerer cases, LinkAnswerer links) {
        this.peers = peers;
        this.cases = cases;
        this.links = links;
    }

    @GetMapping(path = "/v1/cases/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JsonNode> caseFile(@WithScope(Scopes.CASES_READ) Caller caller, @PathVariable String id) {
        Reply reply = ask(cases, new CaseAsked(checked(id), Viewer.of(caller)));
        return answer(reply, "/v1/cases/%s"::formatted);
    }

    @GetMapping(path = "/v1/cases/{id}/links/{left}/{right}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JsonNode> link(
            @WithScope(Scopes.CASES_READ) Caller caller,
            @PathVariable String id,
            @PathVariable String left,
            @PathVariable String right) {
        return answer(linkOf(caller, id, left, right), present -> path(present, left, right));
    }

    @GetMapping(path = "/v1/cases/{id}/links/{left}/{right}", produces = "image/svg+xml")
    ResponseEntity<?> picture(
            @WithScope(Scopes.CASES_READ) Caller caller,
            @PathVariable String id,
            @PathVariable String left,
            @PathVariable String right) {
        return picture(linkOf(caller, id, left, right), present -> path(present, left, right));
    }

    /** For a page that can only name an address. */
    @GetMapping("/v1/cases/{id}/links/{left}/{right}.svg")
    ResponseEntity<?> namedPicture(
            @WithScope(Scopes.CASES_READ) Caller caller,
            @PathVariable String id,
            @PathVariable String left,
            @PathVariable String right) {
        return picture(linkOf(caller, id, left, right), present -> path(present, left, right) + ".svg");
    }

    private Reply linkOf(Caller caller, String id, String left, String right) {
        if (left.equals(right)) {
            throw absent();
        }
        return ask(links, new LinkAsked(checked(id), checked(left), checked(right), Viewer.of(caller)));
    }

    private <Q> Reply ask(Answerer<Q, Reply> whom, Q question) {
        try {
            return peers.ask(whom, ANY, question);
        } catch (HolderUnavailableException e) {
            throw Problems.unavailable("The cases cannot be looked into at this moment. Ask again.", RETRY_AFTER);
        }
    }

    private static ResponseEntity<JsonNode> answer(Reply reply, Function<String, String> address) {
        return switch (reply.state()) {
            case FOUND ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(reply.body());
            case MOVED -> moved(reply, address);
            case ABSENT -> throw absent();
        };
    }

    private static ResponseEntity<?> picture(Reply reply, Function<String, String> address) {
        return switch (reply.state()) {
            case FOUND ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header("Content-Security-Policy", PICTURE_POLICY)
                        .contentType(SVG)
                        .body(reply.picture());
            case MOVED -> moved(reply, address);
            case ABSENT -> throw absent();
        };
    }

    private static ResponseEntity<JsonNode> moved(Reply reply, Function<String, String> address) {
        String present = String.valueOf(reply.presentId());
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(address.apply(present)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(JsonNodeFactory.instance.objectNode().put("caseId", present));
    }

    private static String path(String caseId, String left, String right) {
        return "/v1/cases/" + caseId + "/links/" + left + "/" + right;
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw absent();
        }
        return id;
    }

    private static RuntimeException absent() {
        return Problems.notFound("No case, and no link that you may see, is known under this address.");
    }
}

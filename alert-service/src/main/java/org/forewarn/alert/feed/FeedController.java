package org.forewarn.alert.feed;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.forewarn.alert.feed.FeedWarnings.Line;
import org.forewarn.alert.feed.FeedWarnings.Position;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.page.Compression;
import org.forewarn.kit.problem.FieldProblem;
import org.forewarn.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Feeds and CAP documents over HTTP. Each answer carries an ETag of what it says, so that whoever asks with
 * {@code If-None-Match} is sent nothing until something has changed for them.
 */
@RestController
class FeedController {

    static final int MAX_PAGE = 200;
    private static final String DEFAULT_PAGE = "50";
    private static final String FEED = "/v1/feeds/warnings.atom";
    private static final int TAG_BYTES = 16;

    /** Behind nothing: the first page. */
    private static final Position START = new Position(
            OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant(), new UUID(-1, -1));

    /** What a feed without entries says of when it changed: it never did. */
    private static final Instant NEVER = Instant.EPOCH;

    private final Feeds feeds;
    private final FeedProperties properties;
    private final CapComposer composer;
    private final FeedMetrics metrics;

    FeedController(Feeds feeds, FeedProperties properties, CapComposer composer, FeedMetrics metrics) {
        this.feeds = feeds;
        this.properties = properties;
        this.composer = composer;
        this.metrics = metrics;
    }

    @GetMapping(path = FEED, produces = AtomXml.MEDIA_TYPE)
    ResponseEntity<byte[]> feed(
            @WithScope(Scopes.WARNINGS_READ) Caller caller,
            @RequestHeader HttpHeaders request,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = DEFAULT_PAGE) int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw invalid("The parameter limit is from 1 to " + MAX_PAGE + ".");
        }
        metrics.read("atom");
        Feeds.Page page = feeds.page(caller, FeedView.WARNINGS, after == null ? START : position(after), limit);
        Instant updated = page.lines().stream()
                .map(line -> AtomXml.updated(line, page.now()))
                .max(Instant::compareTo)
                .orElse(NEVER);
        byte[] atom = new AtomXml(properties, composer, page.now())
                .write(new AtomXml.Page(
                        FeedView.WARNINGS,
                        caller.partnerId(),
                        page.lines(),
                        address(limit, after),
                        address(limit, null),
                        page.more() ? address(limit, cursor(page.lines().getLast())) : null,
                        updated));
        return answer(request, MediaType.parseMediaType(AtomXml.MEDIA_TYPE + ";charset=utf-8"), atom, updated);
    }

    @GetMapping(path = "/v1/warnings/{warningId}/cap", produces = CapXml.MEDIA_TYPE)
    ResponseEntity<byte[]> cap(
            @WithScope(Scopes.WARNINGS_READ) Caller caller,
            @RequestHeader HttpHeaders request,
            @PathVariable UUID warningId,
            @RequestParam(required = false) @Nullable Integer revision) {
        metrics.read("cap");
        CapAlert alert = feeds.document(
                        caller, warningId, revision == null ? OptionalInt.empty() : OptionalInt.of(revision))
                .orElseThrow(() -> Problems.notFound("There is no such warning, or this key may not see it."));
        return answer(
                request,
                MediaType.parseMediaType(CapXml.MEDIA_TYPE + ";charset=utf-8"),
                CapXml.write(alert),
                alert.sent());
    }

    private static ResponseEntity<byte[]> answer(HttpHeaders request, MediaType type, byte[] plain, Instant updated) {
        boolean gzip = Compression.accepted(request);
        var answer = ResponseEntity.ok()
                .contentType(type)
                // weak: the same for a compressed answer and a plain one
                .eTag("W/\"" + tag(plain) + "\"")
                .lastModified(updated)
                // each reader has its own, and asks every time whether it still may have it
                .cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate())
                .varyBy(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.AUTHORIZATION);
        return gzip
                ? answer.header(HttpHeaders.CONTENT_ENCODING, Compression.GZIP).body(Compression.gzip(plain))
                : answer.body(plain);
    }

    private String address(int limit, @Nullable String after) {
        String page = String.valueOf(limit).equals(DEFAULT_PAGE) ? "" : "limit=" + limit;
        String place = after == null ? "" : "after=" + after;
        String both = page.isEmpty() || place.isEmpty() ? page + place : page + "&" + place;
        return properties.at(FEED + (both.isEmpty() ? "" : "?" + both)).toString();
    }

    /** Time in microseconds, as exact as the database has it, and id of the last line of a page. */
    private static String cursor(Line last) {
        Instant at = last.warning().updatedAt();
        long micros = Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
        UUID id = last.warning().warningId();
        return HexFormat.of()
                .formatHex(ByteBuffer.allocate(3 * Long.BYTES)
                        .putLong(micros)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }

    private static Position position(String cursor) {
        try {
            byte[] bytes = HexFormat.of().parseHex(cursor);
            if (bytes.length == 3 * Long.BYTES) {
                ByteBuffer read = ByteBuffer.wrap(bytes);
                long micros = read.getLong();
                Instant at = Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
                if (at.isBefore(START.updatedAt()) && at.isAfter(Instant.EPOCH)) {
                    return new Position(at, new UUID(read.getLong(), read.getLong()));
                }
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw invalid("The parameter after is none that a page gave; begin at the first page.");
    }

    private static RuntimeException invalid(String detail) {
        return Problems.invalid(List.of(new FieldProblem("", "out_of_range", detail)));
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java platform", e);
        }
    }
}

package org.forewarn.kit.page;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.forewarn.kit.problem.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Serves style sheets and scripts from memory. */
final class Assets implements HandlerFunction<ServerResponse> {

    static final String PATTERN = Asset.PATH + "{name}";

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Map<String, Asset> byName;

    Assets(List<Asset> assets) {
        byName = assets.stream().collect(Collectors.toUnmodifiableMap(Asset::name, Function.identity()));
    }

    /** Addresses by name. */
    Map<String, String> hrefs() {
        return byName.values().stream().collect(Collectors.toUnmodifiableMap(Asset::name, Asset::href));
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        Asset asset = byName.get(request.pathVariable("name"));
        if (asset == null) {
            return Mono.error(Problems.notFound("There is no such asset."));
        }
        // On another thread than the connection's own: Reactor Netty (issue 4361, up to 1.3.7) reads no more of a
        // connection on which an answer is complete at the moment at which its request, which waited, is taken up.
        return Mono.defer(() -> answer(request, asset)).subscribeOn(Schedulers.parallel());
    }

    private static Mono<ServerResponse> answer(ServerRequest request, Asset asset) {
        boolean compressed = Compression.accepted(request.headers().asHttpHeaders());
        // while a new version is rolled out, an instance may be asked for a version that it does not have: what it
        // gives then must not be kept under that version's name
        boolean exact = request.queryParam("v").filter(asset.hash()::equals).isPresent();
        var answer = ServerResponse.ok()
                .contentType(asset.type())
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .cacheControl(exact ? FOR_EVER : CacheControl.noCache());
        if (compressed) {
            answer.header(HttpHeaders.CONTENT_ENCODING, Compression.GZIP);
        }
        return answer.bodyValue(asset.bytes(compressed));
    }
}

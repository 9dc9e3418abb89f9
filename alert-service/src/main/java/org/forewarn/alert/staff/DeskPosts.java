package org.forewarn.alert.staff;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.problem.Problems;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.FormHttpMessageReader;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Lets nothing that changes something past, under {@code /desk}, without a token of a page of the very session: as the
 * field {@code token} of a form, or as the header {@code Forewarn-Token} of a script of ours. Who has no session passes,
 * and gets no further than the handler's {@link RoleNeeded}. The handler finds the form where it would without this.
 */
@Order(Caller.KNOWN_FROM + 20)
final class DeskPosts implements WebFilter {

    static final String HEADER = "Forewarn-Token";
    static final String FIELD = "token";

    /** The longest form: a warning's fields and texts in all languages, url-encoded. */
    static final int MAX_BYTES = 512 * 1024;

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final ResolvableType FORM =
            ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class, String.class);

    private static final String PERMITTED = DeskPosts.class.getName();

    private final FormHttpMessageReader reader = new FormHttpMessageReader();
    private final Visitors visitors;
    private final Scheduler blocking;

    DeskPosts(Visitors visitors, Scheduler blocking) {
        this.visitors = visitors;
        this.blocking = blocking;
        reader.setMaxInMemorySize(MAX_BYTES);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!isDesk(request) || SAFE.contains(request.getMethod())) {
            return chain.filter(exchange);
        }
        return DataBufferUtils.join(request.getBody(), MAX_BYTES)
                .map(DeskPosts::taken)
                .defaultIfEmpty(new byte[0])
                .map(body -> replayed(request, body))
                .flatMap(replayed -> form(replayed).flatMap(form -> Mono.fromCallable(() -> permits(exchange, form))
                        .subscribeOn(blocking)
                        .flatMap(permitted -> permitted
                                ? chain.filter(new WithForm(exchange, replayed, form))
                                : Mono.error(Problems.foreignPost()))));
    }

    /** Whether the request changes nothing, or was let past here. */
    static boolean isPermitted(ServerWebExchange exchange) {
        return SAFE.contains(exchange.getRequest().getMethod()) || exchange.getAttribute(PERMITTED) != null;
    }

    static boolean isDesk(ServerHttpRequest request) {
        // decoded, as handlers are looked up: /%64esk is the desk, too
        String path = request.getURI().getPath();
        return path.equals("/desk") || path.startsWith("/desk/");
    }

    private boolean permits(ServerWebExchange exchange, MultiValueMap<String, String> form) {
        String path = exchange.getRequest().getPath().value();
        // whoever signs in has no page of theirs yet; another site's post is refused by its Sec-Fetch-Site
        if (path.equals(SignInController.SIGN_IN) || path.startsWith(Invitations.PATH)) {
            return true;
        }
        Optional<Visitor> visitor = visitors.of(exchange);
        String header = exchange.getRequest().getHeaders().getFirst(HEADER);
        String token = header == null ? form.getFirst(FIELD) : header;
        boolean permitted = visitor.isEmpty() || (token != null && visitor.get().owns(token));
        if (permitted) {
            exchange.getAttributes().put(PERMITTED, true);
        }
        return permitted;
    }

    private Mono<MultiValueMap<String, String>> form(ServerHttpRequest request) {
        MediaType type = request.getHeaders().getContentType();
        MultiValueMap<String, String> nothing = new LinkedMultiValueMap<>();
        return MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)
                ? reader.readMono(FORM, request, Map.of()).defaultIfEmpty(nothing)
                : Mono.just(nothing);
    }

    private static byte[] taken(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ServerHttpRequest replayed(ServerHttpRequest request, byte[] body) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
            }
        };
    }

    /** The exchange with its form read. */
    private static final class WithForm extends ServerWebExchangeDecorator {

        private final ServerHttpRequest request;
        private final MultiValueMap<String, String> form;

        WithForm(ServerWebExchange exchange, ServerHttpRequest request, MultiValueMap<String, String> form) {
            super(exchange);
            this.request = request;
            this.form = form;
        }

        @Override
        public ServerHttpRequest getRequest() {
            return request;
        }

        @Override
        public Mono<MultiValueMap<String, String>> getFormData() {
            return Mono.just(form);
        }
    }
}

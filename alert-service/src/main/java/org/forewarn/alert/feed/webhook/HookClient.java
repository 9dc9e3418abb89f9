package org.forewarn.alert.feed.webhook;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.forewarn.alert.feed.webhook.Answer.Why;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * Sends a message to an address that somebody else chose. The name is looked up here, every address of it is asked of the
 * policy, and the connection goes to one that was asked: a name that gives another address a moment later changes nothing.
 * Redirects are not followed, no proxy is used, nothing of the answer but its head is read, and all of it ends in bounded
 * time.
 */
final class HookClient {

    private static final String RETRY_AFTER = "Retry-After";
    private static final int MAX_HEAD_BYTES = 8 * 1024;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final int MAX_RETRY_AFTER_DIGITS = 6;
    private static final int MAX_CAUSES = 10;

    /** The look-up of a name cannot be given a time limit; it is left behind when it takes too long. */
    private static final Executor LOOK_UPS =
            task -> Thread.ofVirtual().name("webhook-dns").start(task);

    private final Names names;
    private final AddressPolicy policy;
    private final Duration timeout;
    private final HttpClient http;

    /** Looks a name up. */
    @FunctionalInterface
    interface Names {
        List<InetAddress> addresses(String host) throws UnknownHostException;
    }

    /** @param trust whom to trust beside the name in the certificate; null: whom the JDK trusts */
    HookClient(Names names, AddressPolicy policy, Duration timeout, @Nullable SslContext trust) {
        this.names = names;
        this.policy = policy;
        this.timeout = timeout;
        HttpClient plain = HttpClient.create(ConnectionProvider.newConnection())
                .noProxy()
                .followRedirect(false)
                // a second try of its own would not be counted
                .disableRetry(true)
                .keepAlive(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        Math.min(CONNECT_WITHIN.toMillis(), timeout.toMillis()))
                .responseTimeout(timeout)
                .httpResponseDecoder(decoder -> decoder.maxHeaderSize(MAX_HEAD_BYTES));
        this.http = trust == null ? plain : plain.secure(tls -> tls.sslContext(trust));
    }

    /** Sends it once. */
    Answer send(URI url, Map<String, String> headers, byte[] body) {
        long began = System.nanoTime();
        return switch (look(url)) {
            case Looked.Found(InetAddress address) -> {
                Duration left = timeout.minusNanos(System.nanoTime() - began);
                yield left.isPositive() ? post(url, address, headers, body, left) : new Answer.None(Why.TIMEOUT);
            }
            case Looked.Not(Why why) -> new Answer.None(why);
        };
    }

    private sealed interface Looked {
        record Found(InetAddress address) implements Looked {}

        record Not(Why why) implements Looked {}
    }

    /** One forbidden address condemns the name: an honest one has none. */
    private Looked look(URI url) {
        try {
            List<InetAddress> found = CompletableFuture.supplyAsync(() -> resolve(HookUrl.host(url)), LOOK_UPS)
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (found.isEmpty()) {
                return new Looked.Not(Why.UNRESOLVED);
            }
            boolean allowed = found.stream().allMatch(HookUrl.isPlain(url) ? policy::allowsPlain : policy::allows);
            return allowed ? new Looked.Found(found.getFirst()) : new Looked.Not(Why.FORBIDDEN_ADDRESS);
        } catch (TimeoutException e) {
            return new Looked.Not(Why.TIMEOUT);
        } catch (ExecutionException e) {
            return new Looked.Not(Why.UNRESOLVED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Looked.Not(Why.TIMEOUT);
        }
    }

    private List<InetAddress> resolve(String host) {
        try {
            return names.addresses(host);
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private Answer post(URI url, InetAddress address, Map<String, String> headers, byte[] body, Duration within) {
        // closed at the end: a resolver that is not stays with its event loop for ever
        try (PinnedAddress pinned = new PinnedAddress(address)) {
            Answer answer = http.resolver(pinned)
                    .headers(all -> {
                        headers.forEach(all::set);
                        all.set("Content-Length", body.length);
                    })
                    .post()
                    .uri(url)
                    .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                    .responseConnection((response, connection) ->
                            // what the receiver would still say is not waited for
                            Mono.just(answer(response))
                                    .doFinally(end -> connection.channel().close()))
                    .next()
                    .block(within);
            return answer == null ? new Answer.None(Why.BROKEN) : answer;
        } catch (RuntimeException e) {
            return new Answer.None(why(Exceptions.unwrap(e)));
        }
    }

    private static Answer answer(HttpClientResponse response) {
        String wait = response.responseHeaders().get(RETRY_AFTER);
        boolean seconds = wait != null
                && !wait.isEmpty()
                && wait.length() <= MAX_RETRY_AFTER_DIGITS
                && wait.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return new Answer.Status(response.status().code(), seconds ? Duration.ofSeconds(Long.parseLong(wait)) : null);
    }

    private static Why why(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return Why.TLS;
            }
            if (cause instanceof SocketException) {
                return Why.UNREACHABLE;
            }
            if (cause instanceof ReadTimeoutException || cause instanceof TimeoutException) {
                return Why.TIMEOUT;
            }
            if (cause instanceof IOException) {
                return Why.BROKEN;
            }
        }
        // what block() says when its time is over is no TimeoutException, nor has one as its cause in every version
        return failure instanceof IllegalStateException ? Why.TIMEOUT : Why.BROKEN;
    }

    /** The addresses that the JDK finds for a name. */
    static List<InetAddress> system(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }
}

package org.forewarn.matching.peer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks another instance over HTTP, from the caller's own (virtual) thread and for a bounded time. */
final class PeerClient implements AutoCloseable {

    /** More than the largest answer: a key with as many sightings as are ever counted. */
    static final int MAX_ANSWER_BYTES = 16 << 20;

    private static final int OK = 200;
    private static final Logger log = LoggerFactory.getLogger(PeerClient.class);

    private final PeerSeal seal;
    private final Clock clock;
    private final Duration within;
    private final JsonMapper json;
    private final HttpClient http;

    PeerClient(PeerSeal seal, Clock clock, Duration within, JsonMapper json) {
        this.seal = seal;
        this.clock = clock;
        this.within = within;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(within)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    <Q, A> A ask(HostInfo peer, Answerer<Q, A> answerer, int partition, Q question) {
        String body =
                json.writeValueAsString(new PeerQuestion(answerer.subject(), partition, json.valueToTree(question)));
        String time = String.valueOf(clock.millis());
        String signature = seal.signature(time, body);
        var request = request(peer)
                .header("Content-Type", "application/json")
                .header(PeerController.TIME, time)
                .header(PeerController.SIGNATURE, signature)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        byte[] answer = seal.open(send(request), signature)
                .orElseThrow(() -> failed("its answer is not sealed with our secret"));
        try {
            return json.readValue(answer, answerer.answers());
        } catch (JacksonException e) {
            throw failed("its answer cannot be read");
        }
    }

    /**
     * The time is over when the last byte of the answer is not there; the client's own timeout would end with its
     * headers, and an instance that dies in between would hold the caller for ever.
     */
    private byte[] send(HttpRequest request) {
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw failed("it answered " + response.statusCode());
            }
            return response.body();
        } catch (ExecutionException e) {
            // the cause's message can name its address, and says no more than its kind
            throw failed(
                    e.getCause() == null ? "unknown" : e.getCause().getClass().getSimpleName());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failed("it took longer than " + within);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
    }

    private static HttpRequest.Builder request(HostInfo peer) {
        try {
            return HttpRequest.newBuilder(address(peer));
        } catch (IllegalArgumentException e) {
            throw failed("what it advertises is no address");
        }
    }

    /** Kafka Streams takes the brackets of an IPv6 address off. */
    static URI address(HostInfo peer) {
        String host = peer.host().indexOf(':') < 0 ? peer.host() : "[" + peer.host() + "]";
        return URI.create("http://" + host + ":" + peer.port() + PeerController.PATH);
    }

    private static HolderUnavailableException failed(String reason) {
        log.warn("Another instance could not be asked: {}", reason);
        return new HolderUnavailableException("Another instance could not be asked");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

package org.forewarn.matching.peer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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
        var request = HttpRequest.newBuilder(address(peer))
                .timeout(within)
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

    private byte[] send(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != OK) {
                    throw failed("it answered " + response.statusCode());
                }
                byte[] bytes = body.readNBytes(MAX_ANSWER_BYTES + 1);
                if (bytes.length > MAX_ANSWER_BYTES) {
                    throw failed("its answer has no end");
                }
                return bytes;
            }
        } catch (IOException e) {
            throw failed(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
    }

    private static URI address(HostInfo peer) {
        return URI.create("http://" + peer.host() + ":" + peer.port() + PeerController.PATH);
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

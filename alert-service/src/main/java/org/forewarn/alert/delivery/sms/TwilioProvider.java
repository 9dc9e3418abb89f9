package org.forewarn.alert.delivery.sms;

import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.forewarn.alert.alphabet.SmsText;
import org.forewarn.alert.delivery.Message;
import org.forewarn.alert.delivery.Provider;
import org.forewarn.alert.delivery.SubmitResult;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.forewarn.alert.delivery.Terms;
import org.forewarn.alert.delivery.sms.SmsProperties.TwilioProperties;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Texts over Twilio's HTTP API: one request for each text, which Twilio cuts, and its webhooks for what became of it. */
final class TwilioProvider implements Provider {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);

    /** Twilio closes idle connections; one that it just closed would leave a text in doubt. */
    private static final Duration IDLE_AT_MOST = Duration.ofSeconds(10);

    /** Twilio takes a validity of at most ten hours. */
    private static final long MAX_VALIDITY_SECONDS = 36_000;

    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final String STATUS_PATH = "/v1/providers/twilio/%s/status";

    private final Terms terms;
    private final String sender;
    private final TwilioProperties properties;
    private final TwilioSignature signature;
    private final URI messages;
    private final String authorization;
    private final ConnectionProvider connections;
    private final HttpClient http;
    private final Clock clock = Clock.systemUTC();

    TwilioProvider(Terms terms, String sender, TwilioProperties properties) {
        this.terms = terms;
        this.sender = sender;
        this.properties = properties;
        this.signature = new TwilioSignature(properties.authToken());
        this.messages = properties.url().resolve("/2010-04-01/Accounts/" + properties.accountSid() + "/Messages.json");
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString((properties.accountSid() + ":" + properties.authToken())
                                .getBytes(StandardCharsets.UTF_8));
        this.connections = ConnectionProvider.builder("twilio-" + terms.name())
                .maxConnections(terms.window())
                .pendingAcquireMaxCount(terms.window())
                .maxIdleTime(IDLE_AT_MOST)
                .build();
        this.http = HttpClient.create(connections)
                .noProxy()
                .followRedirect(false)
                // a second try of its own could be a second text
                .disableRetry(true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_WITHIN.toMillis())
                .responseTimeout(properties.timeout());
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public int segments(Message message) {
        return SmsText.of(message.body()).segments();
    }

    @Override
    public SubmitResult submit(Message message) {
        try {
            TwilioAnswer answer = http.headers(headers -> headers.set("Authorization", authorization)
                            .set("Content-Type", "application/x-www-form-urlencoded")
                            .set("Accept", "application/json"))
                    .post()
                    .uri(messages)
                    .send(ByteBufMono.fromString(Mono.just(form(fields(message)))))
                    .responseSingle((head, body) -> body.asString(StandardCharsets.UTF_8)
                            .defaultIfEmpty("")
                            .map(text -> new TwilioAnswer(
                                    head.status().code(), text.length() > MAX_ANSWER_BYTES ? "" : text)))
                    .block(properties.timeout().plus(CONNECT_WITHIN));
            return answer == null ? new NoAnswer("no_answer") : answer.result(segments(message));
        } catch (RuntimeException e) {
            return failed(Exceptions.unwrap(e));
        }
    }

    private static SubmitResult failed(Throwable failure) {
        return neverSent(failure)
                ? new NotTaken("no_connection", Scope.PROVIDER)
                : new NoAnswer(timedOut(failure) ? "no_answer" : "connection_lost");
    }

    /** Whether it failed before anything of the request went out. */
    private static boolean neverSent(@Nullable Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException;
    }

    private static boolean timedOut(@Nullable Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof io.netty.handler.timeout.TimeoutException
                || failure instanceof IllegalStateException;
    }

    private Map<String, String> fields(Message message) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("To", message.address());
        fields.put(sender.startsWith("MG") ? "MessagingServiceSid" : "From", sender);
        fields.put("Body", message.body());
        fields.put("StatusCallback", callback(STATUS_PATH.formatted(terms.name())));
        long seconds = Duration.between(clock.instant(), message.expires()).toSeconds();
        fields.put("ValidityPeriod", String.valueOf(Math.clamp(seconds, 1, MAX_VALIDITY_SECONDS)));
        return fields;
    }

    /** As Twilio knows an address of ours. */
    private String callback(String path) {
        return properties.callbackUrl().toString().replaceAll("/+$", "") + path;
    }

    /**
     * Whether Twilio signed a webhook.
     *
     * @param path of ours, as it was called
     * @param query with it; null: none
     */
    boolean signed(
            String path, @Nullable String query, Map<String, java.util.List<String>> form, @Nullable String given) {
        return signature.isOf(callback(path) + (query == null ? "" : "?" + query), form, given);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    void close() {
        connections.dispose();
    }
}

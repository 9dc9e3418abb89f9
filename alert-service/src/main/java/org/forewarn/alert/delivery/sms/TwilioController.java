package org.forewarn.alert.delivery.sms;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.forewarn.alert.delivery.FinalReceipt;
import org.forewarn.alert.delivery.ReceiptBook;
import org.forewarn.alert.inbound.InboundText;
import org.forewarn.alert.inbound.InboundTexts;
import org.forewarn.kit.problem.Problems;
import org.forewarn.schemas.event.DeliveryStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * What Twilio tells: what became of a text, and what phones write. Without a right signature nobody is heard. What it tells
 * is kept before it is answered.
 */
@RestController
class TwilioController {

    private static final Logger log = LoggerFactory.getLogger(TwilioController.class);

    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration FORM_WITHIN = Duration.ofSeconds(5);
    private static final int MAX_SID = 64;
    private static final int MAX_CODE_DIGITS = 6;

    private final SmsProviders providers;
    private final ReceiptBook book;
    private final InboundTexts texts;
    private final Clock clock;
    private final MeterRegistry meters;

    TwilioController(SmsProviders providers, ReceiptBook book, InboundTexts texts, Clock clock, MeterRegistry meters) {
        this.providers = providers;
        this.book = book;
        this.texts = texts;
        this.clock = clock;
        this.meters = meters;
    }

    @PostMapping(path = "/v1/providers/twilio/{name}/status", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> status(@PathVariable String name, ServerWebExchange exchange) {
        MultiValueMap<String, String> form = form(exchange);
        if (!signed(name, exchange.getRequest(), form)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        String sid = text(form, "MessageSid");
        if (sid.isBlank() || sid.length() > MAX_SID) {
            throw Problems.malformed("MessageSid is missing or too long");
        }
        FinalReceipt receipt = receipt(name, sid, text(form, "MessageStatus"), text(form, "ErrorCode"));
        if (receipt != null) {
            keep(receipt);
        }
        return ResponseEntity.noContent().build();
    }

    /** Answered with no words: what there is to answer goes out as a text of its own. */
    @PostMapping(path = "/v1/providers/twilio/{name}/inbound", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> inbound(@PathVariable String name, ServerWebExchange exchange) {
        MultiValueMap<String, String> form = form(exchange);
        if (!signed(name, exchange.getRequest(), form)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        String sid = text(form, "MessageSid");
        if (sid.isBlank() || sid.length() > MAX_SID) {
            throw Problems.malformed("MessageSid is missing or too long");
        }
        try {
            texts.take(new InboundText(
                    name, sid, text(form, "From"), text(form, "To"), text(form, "Body"), clock.instant()));
        } catch (RuntimeException e) {
            log.warn(
                    "A text cannot be kept now ({}); Twilio is to offer it again",
                    e.getClass().getSimpleName());
            throw Problems.unavailable("The text cannot be kept now.", RETRY_AFTER);
        }
        return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body("<Response/>");
    }

    private static MultiValueMap<String, String> form(ServerWebExchange exchange) {
        return Objects.requireNonNull(exchange.getFormData().block(FORM_WITHIN));
    }

    private boolean signed(String name, ServerHttpRequest request, MultiValueMap<String, String> form) {
        List<String> given = request.getHeaders().getOrEmpty(SIGNATURE);
        boolean signed = providers
                .twilio(name)
                .map(provider -> provider.signed(
                        request.getURI().getRawPath(),
                        request.getURI().getRawQuery(),
                        form,
                        given.size() == 1 ? given.getFirst() : null))
                .orElse(false);
        if (!signed) {
            meters.counter("forewarn.webhooks.unsigned", "kind", "twilio").increment();
        }
        return signed;
    }

    /** Only last words count: null while it is on its way. */
    private static @Nullable FinalReceipt receipt(String provider, String sid, String status, String code) {
        boolean coded = !code.isEmpty()
                && code.length() <= MAX_CODE_DIGITS
                && code.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return switch (status) {
            case "delivered" -> new FinalReceipt(provider, sid, DeliveryStatus.DELIVERED, null);
            case "undelivered", "failed" ->
                new FinalReceipt(
                        provider,
                        sid,
                        DeliveryStatus.FAILED,
                        "twilio_" + (coded ? code : status.toLowerCase(Locale.ROOT)));
            default -> null;
        };
    }

    private void keep(FinalReceipt receipt) {
        try {
            book.keep(receipt);
        } catch (RuntimeException e) {
            log.warn(
                    "A receipt cannot be kept now ({}); Twilio is to offer it again",
                    e.getClass().getSimpleName());
            throw Problems.unavailable("The receipt cannot be kept now.", RETRY_AFTER);
        }
    }

    private static String text(MultiValueMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "");
    }
}

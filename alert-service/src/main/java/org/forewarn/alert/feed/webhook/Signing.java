package org.forewarn.alert.feed.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The headers of a message as the Standard Webhooks specification 1.0.0 has them, symmetric signatures ({@code v1}). */
final class Signing {

    private static final String ALGORITHM = "HmacSHA256";

    private Signing() {}

    /**
     * Headers of one try.
     *
     * @param messageId the same at every try; without a full stop
     * @param at of this try
     * @param secrets each signs; two of them while one replaces the other
     */
    static Map<String, String> headers(String messageId, Instant at, byte[] body, List<byte[]> secrets) {
        String timestamp = String.valueOf(at.getEpochSecond());
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Forewarn");
        headers.put("webhook-id", messageId);
        headers.put("webhook-timestamp", timestamp);
        headers.put(
                "webhook-signature",
                secrets.stream()
                        .map(secret -> "v1," + signature(secret, messageId, timestamp, body))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    private static String signature(byte[] secret, String messageId, String timestamp, byte[] body) {
        var signed = new ByteArrayOutputStream(body.length + 100);
        signed.writeBytes((messageId + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII));
        signed.writeBytes(body);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(ALGORITHM + " is in every Java platform", e);
        }
    }
}

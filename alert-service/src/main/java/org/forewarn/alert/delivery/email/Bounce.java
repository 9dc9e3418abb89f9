package org.forewarn.alert.delivery.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server says of a mail that it could not deliver: a delivery status notification (RFC 3464).
 *
 * @param dispatchId which message it is about, by the address it was sent to, or else by the Message-ID it quotes
 * @param status RFC 3463: {@code 5.1.1} is no such mailbox
 */
record Bounce(UUID dispatchId, String status) {

    /** There is no such mailbox, or none any more; other failures are the mail's, or will pass. */
    private static final Set<String> NO_MAILBOX = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    /** What is quoted of a mail may be the whole of it. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_DEPTH = 5;
    private static final String[] ADDRESSES = {"Delivered-To", "X-Original-To", "Envelope-To", "To"};
    private static final Pattern ACTION = field("Action", "([a-z]+)");
    private static final Pattern STATUS = field("Status", "([245]\\.[0-9]{1,3}\\.[0-9]{1,3})");
    private static final Pattern MESSAGE_ID =
            field("Message-ID", "<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@");

    private static Pattern field(String name, String value) {
        return Pattern.compile("^" + name + ":\\s*" + value, Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    }

    /** Whether nothing more should be sent to the address. */
    boolean noMailbox() {
        return NO_MAILBOX.contains(status);
    }

    /** Reads a mail; nothing: it is no notification of a failure for good, or of no mail of ours. */
    static Optional<Bounce> read(MimeMessage mail) throws MessagingException, IOException {
        String report = text(mail, "message/delivery-status", 0);
        if (report == null) {
            return Optional.empty();
        }
        String status = first(STATUS, report);
        boolean failed = "failed"
                .equals(Objects.requireNonNullElse(first(ACTION, report), "").toLowerCase(Locale.ROOT));
        if (!failed || status == null || !status.startsWith("5")) {
            return Optional.empty();
        }
        return dispatchId(mail).map(id -> new Bounce(id, status));
    }

    private static Optional<UUID> dispatchId(MimeMessage mail) throws MessagingException, IOException {
        for (String header : ADDRESSES) {
            for (String address : Objects.requireNonNullElse(mail.getHeader(header), new String[0])) {
                Optional<UUID> id = BounceAddress.dispatchId(address);
                if (id.isPresent()) {
                    return id;
                }
            }
        }
        for (String type : Arrays.asList("message/rfc822", "text/rfc822-headers")) {
            String quoted = text(mail, type, 0);
            String id = quoted == null ? null : first(MESSAGE_ID, quoted);
            if (id != null) {
                return Optional.of(UUID.fromString(id));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : null;
    }

    /** The beginning of the first part of a type; null: there is none. */
    private static @Nullable String text(Part part, String type, int depth) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            try (InputStream octets = part.getInputStream()) {
                return new String(octets.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1);
            }
        }
        if (depth < MAX_DEPTH && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String text = text(inner, type, depth + 1);
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }
}

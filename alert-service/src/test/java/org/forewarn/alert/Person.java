package org.forewarn.alert;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Somebody to be warned. */
public record Person(UUID id, String phone, String email, String text, List<String> outwardCodes) {

    /** Somebody with texts and mails in full. */
    public static Person of(int number, String... outwardCodes) {
        return new Person(
                UUID.randomUUID(),
                "+447700900%03d".formatted(number),
                "person%d@example.org".formatted(number),
                "full",
                List.of(outwardCodes));
    }

    public Person textsOnly() {
        return new Person(id, phone, "", text, outwardCodes);
    }

    public Person discreet() {
        return new Person(id, phone, email, "discreet", outwardCodes);
    }

    /** As the carrier shows it. */
    public String number() {
        return phone.substring(1);
    }

    String json() {
        return """
                {"recipientId": "%s", "language": "en", "text": "%s", "sms": %s, "email": %s, "outwardCodes": [%s]}""".formatted(
                        id,
                        text,
                        phone.isEmpty() ? "null" : "\"" + phone + "\"",
                        email.isEmpty() ? "null" : "\"" + email + "\"",
                        outwardCodes.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(",")));
    }
}

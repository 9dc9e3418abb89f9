package org.forewarn.alert.audience.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audience.Recipients;
import org.forewarn.alert.staff.Plain;
import org.forewarn.schemas.event.Channel;

/** Somebody with a telephone, a mailbox and a browser without scripts. */
final class Newcomer {

    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    private final Suite suite;
    private final String phone;
    private final String email;
    private final Plain browser;

    private Newcomer(Suite suite, String phone, String email) {
        this.suite = suite;
        this.phone = phone;
        this.email = email;
        this.browser = new Plain(base(suite));
    }

    /** Somebody whom no other test knows. */
    static Newcomer of(Suite suite) {
        int number = NUMBERS.incrementAndGet();
        return new Newcomer(suite, "07700 900%03d".formatted(number), "newcomer%d@example.org".formatted(number));
    }

    static URI base(Suite suite) {
        return suite.uri("");
    }

    Plain browser() {
        return browser;
    }

    String phone() {
        return phone;
    }

    String email() {
        return email;
    }

    /** As E.164. */
    String number() {
        return "+44" + phone.substring(1).replace(" ", "");
    }

    /** All that came to their telephone, oldest first. */
    List<String> texts() {
        return suite.allTexts().stream()
                .filter(text -> text.to().equals(number().substring(1)))
                .map(text -> text.body())
                .toList();
    }

    List<String> mails() {
        return suite.allMails().stream()
                .filter(mail -> mail.to().equals(email))
                .map(mail -> mail.text())
                .toList();
    }

    /** The code in the text that comes as the how-manieth, counted from one. */
    String textedCode(int which) {
        Suite.soon().until(() -> texts().size() >= which);
        return code(texts().get(which - 1));
    }

    String mailedCode(int which) {
        Suite.soon().until(() -> mails().size() >= which);
        return code(mails().get(which - 1));
    }

    private static String code(String message) {
        Matcher code = CODE.matcher(message);
        assertThat(code.find()).isTrue();
        return code.group();
    }

    /** Asks for a code, and is on the page on which it is typed. */
    Newcomer ask() {
        browser.open("/").choose("/join").type("phone", phone).submit();
        assertThat(browser.path()).isEqualTo("/join/code");
        return this;
    }

    /** Types the code of the first text. */
    Newcomer prove() {
        String code = textedCode(1);
        browser.choose("/join/code").type("code-sms", code).submit();
        return this;
    }

    /** Joins by telephone, for these postcodes. */
    Newcomer join(String codes) {
        ask().prove();
        assertThat(browser.path()).isEqualTo("/join/choices");
        browser.choose("/join/choices").type("codes", codes).submit();
        assertThat(browser.path()).isEqualTo("/mine");
        return this;
    }

    UUID id() {
        List<UUID> found = Stream.concat(
                        suite.bean(Recipients.class).withAddress(Channel.SMS, number()).stream(),
                        suite.bean(Recipients.class).withAddress(Channel.EMAIL, email).stream())
                .distinct()
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    boolean isKnown() {
        return !suite.bean(Recipients.class).withAddress(Channel.SMS, number()).isEmpty()
                || !suite.bean(Recipients.class)
                        .withAddress(Channel.EMAIL, email)
                        .isEmpty();
    }
}

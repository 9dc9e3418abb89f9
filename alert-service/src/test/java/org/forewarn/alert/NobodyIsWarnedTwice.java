package org.forewarn.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.forewarn.local.Carrier.Text;
import org.forewarn.local.Mailbox.Mail;

/** Watches what arrives: no message arrives twice, by the carrier's and the mailbox's own logs. */
public final class NobodyIsWarnedTwice {

    private NobodyIsWarnedTwice() {}

    /** Checks what a carrier and a mailbox have seen so far. */
    public static void check(List<Text> texts, List<Mail> mails) {
        assertThat(twice(texts.stream().map(Text::reference)))
                .as("texts that arrived twice")
                .isEmpty();
        assertThat(twice(mails.stream().map(Mail::messageId)))
                .as("mails that arrived twice")
                .isEmpty();
        assertThat(texts).allSatisfy(text -> assertThat(text.reference()).isNotEmpty());
        assertThat(mails).allSatisfy(mail -> assertThat(mail.messageId()).isNotEmpty());
    }

    private static List<String> twice(Stream<String> names) {
        return names.collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}

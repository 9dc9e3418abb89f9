package org.forewarn.alert.desk;

import java.util.List;
import org.forewarn.alert.audience.Headcount.Group;
import org.forewarn.alert.audience.TextChoice;
import org.forewarn.alert.warning.Preview;

/**
 * Whom a message would reach, and what that would cost.
 *
 * @param segments SMS segments of all of them together
 * @param cost of these, hundredths of a penny
 */
public record Reach(long people, long sms, long email, long segments, long cost) {

    static Reach of(List<Group> groups, List<Preview> texts, int perSegment) {
        long segments = groups.stream()
                .mapToLong(group -> group.sms() * segments(group, texts))
                .sum();
        return new Reach(
                groups.stream().mapToLong(Group::people).sum(),
                groups.stream().mapToLong(Group::sms).sum(),
                groups.stream().mapToLong(Group::email).sum(),
                segments,
                segments * perSegment);
    }

    /** Of the text that people of this group get: theirs, else the first. */
    private static int segments(Group group, List<Preview> texts) {
        Preview text = texts.stream()
                .filter(each -> each.language().equals(group.language()))
                .findFirst()
                .orElse(texts.getFirst());
        return group.text() == TextChoice.FULL ? text.segments() : text.discreetSegments();
    }
}

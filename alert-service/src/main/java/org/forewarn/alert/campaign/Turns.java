package org.forewarn.alert.campaign;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.campaign.Fanout.Addressee;
import org.forewarn.alert.campaign.Turn.InDigest;
import org.forewarn.alert.campaign.Turn.NotAtAll;
import org.forewarn.alert.campaign.Turn.NotBefore;
import org.forewarn.alert.campaign.Turn.Now;
import org.forewarn.schemas.event.CampaignPage;
import org.forewarn.schemas.event.Dispatch;
import org.forewarn.schemas.event.Warning;
import org.springframework.stereotype.Component;

/** Decides of each person on a page whether they are told now, later, together with other things, or not. */
@Component
class Turns {

    private final PastTelling past;
    private final DigestItems digests;
    private final CampaignProperties properties;
    private final Clock clock;
    private final MeterRegistry meters;

    Turns(PastTelling past, DigestItems digests, CampaignProperties properties, Clock clock, MeterRegistry meters) {
        this.past = past;
        this.digests = digests;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /** The messages of a page. What is told together is kept for that; kept a second time it is there once. */
    List<Dispatch> take(CampaignPage page, List<Addressee> people) {
        Warning warning = page.getWarning();
        Instant now = clock.instant();
        Map<UUID, Past> told = past.of(
                warning,
                people.stream().map(each -> each.recipient().recipientId()).toList());
        var dispatches = new ArrayList<Dispatch>();
        var together = new ArrayList<Addressee>();
        int held = 0;
        int unwanted = 0;
        for (Addressee person : people) {
            switch (turn(page, person, told, now)) {
                case Now ignored -> dispatches.addAll(Fanout.dispatches(page, person, null, now));
                case NotBefore(Instant at) -> {
                    dispatches.addAll(Fanout.dispatches(page, person, at, now));
                    held++;
                }
                case InDigest ignored -> together.add(person);
                case NotAtAll ignored -> unwanted++;
            }
        }
        digests.add(UUID.fromString(warning.getWarningId()), together, now);
        count("held", held);
        count("digest", together.size());
        count("unwanted", unwanted);
        return dispatches;
    }

    private Turn turn(CampaignPage page, Addressee person, Map<UUID, Past> told, Instant now) {
        return Turn.of(
                page.getWarning(),
                page.getAudience(),
                person.recipient().wishes(),
                told.getOrDefault(person.recipient().recipientId(), Past.NONE),
                properties.rules(),
                now);
    }

    private void count(String turn, int people) {
        meters.counter("forewarn.campaign.not.now", "turn", turn).increment(people);
    }
}

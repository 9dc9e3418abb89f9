package org.forewarn.alert.campaign;

import java.util.List;
import java.util.UUID;
import org.forewarn.alert.audience.Recipient;
import org.forewarn.alert.audience.Recipients;
import org.forewarn.alert.campaign.Fanout.Addressee;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.schemas.event.CampaignPage;
import org.forewarn.schemas.event.Warning;
import org.springframework.stereotype.Component;

/** Who is on a page of a campaign. */
@Component
class PagePeople {

    private final Recipients recipients;
    private final ToldPeople told;
    private final CampaignProperties properties;

    PagePeople(Recipients recipients, ToldPeople told, CampaignProperties properties) {
        this.recipients = recipients;
        this.told = told;
        this.properties = properties;
    }

    List<Addressee> of(CampaignPage page) {
        Warning warning = page.getWarning();
        String cursor = page.getAfter();
        UUID after = cursor == null ? null : UUID.fromString(cursor);
        return switch (page.getAudience()) {
            case AREA ->
                recipients.page(warning.getOutwardCodes(), after, properties.pageSize()).stream()
                        .map(recipient -> new Addressee(recipient, county(recipient)))
                        .toList();
            case TOLD ->
                told
                        .page(
                                UUID.fromString(warning.getWarningId()),
                                warning.getRevision(),
                                after,
                                properties.pageSize())
                        .stream()
                        .map(each -> new Addressee(each.recipient(), each.area()))
                        .toList();
        };
    }

    private static String county(Recipient recipient) {
        return OutwardCodes.uk()
                .find(recipient.outwardCode())
                .map(OutwardCode::county)
                .orElse("");
    }
}

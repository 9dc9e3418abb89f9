package org.forewarn.alert.feed;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.forewarn.alert.consent.ReportConsent;
import org.forewarn.kit.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who may see what a warning says, by the consent of every report that it rests on, and by nothing else. RATIONALE.md says
 * why it does not matter that members were told.
 *
 * @param openTo {@link #EVERY_PARTNER}, a partnerId, or null for nobody
 */
public record Audience(@Nullable String openTo) {

    /** No partner has this id. */
    static final String EVERY_PARTNER = "*";

    static final Audience NOBODY = new Audience(null);
    static final Audience ALL = new Audience(EVERY_PARTNER);

    /**
     * Every partner, when each report may be seen by other charities. A charity alone, when the reports that may not are
     * all its own. Else nobody: a report that is withdrawn or not known allows nothing, and what rests on no report is not
     * known to be allowed.
     */
    static Audience of(Collection<String> reportIds, Map<String, ReportConsent> consents) {
        Set<String> owners = new HashSet<>();
        for (String reportId : reportIds) {
            ReportConsent consent = consents.get(reportId);
            if (consent == null || consent.withdrawn()) {
                return NOBODY;
            }
            if (!consent.partnerCharities()) {
                owners.add(consent.partnerId());
            }
        }
        if (reportIds.isEmpty() || owners.size() > 1) {
            return NOBODY;
        }
        return owners.isEmpty() ? ALL : new Audience(owners.iterator().next());
    }

    /** Whether this organisation may see it; who runs the suite may see everything. */
    public boolean includes(String partnerId) {
        return EVERY_PARTNER.equals(openTo) || partnerId.equals(openTo) || partnerId.equals(Caller.OPERATOR);
    }
}

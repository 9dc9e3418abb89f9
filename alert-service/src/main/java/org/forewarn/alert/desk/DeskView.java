package org.forewarn.alert.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.warning.Composed.Offer;
import org.forewarn.alert.warning.Composition;
import org.forewarn.alert.warning.Preview;
import org.forewarn.alert.warning.WarningContent;
import org.jspecify.annotations.Nullable;

/**
 * Everything the desk needs to decide on a warning. What is null is left out.
 *
 * @param reference what it is called in its messages
 * @param attention why somebody is to look at it
 * @param flagged why a person must look at what was issued
 * @param next what approving would issue
 * @param due whether there is anything to issue
 * @param digest names exactly what would be sent: to be given back with an approval
 * @param approvalsNeeded how many different people must approve
 * @param sending what would be sent, to where, and what it rests on
 * @param texts what those are told who hear of it for the first time, with what it costs
 * @param updates what those are told who were told before, when it is an update
 * @param reach whom it would reach in its area
 * @param told how many people were told already
 * @param issued what was said last
 * @param composition what a person, or else the policy, chose
 * @param offers everything there is to tell, ticked or not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeskView(
        UUID warningId,
        String caseId,
        String reference,
        String state,
        @Nullable String attention,
        @Nullable String flagged,
        @Nullable UUID takenBy,
        int version,
        int revision,
        @Nullable Instant expires,
        String next,
        boolean due,
        String digest,
        int approvalsNeeded,
        List<Approvals.Yes> approvals,
        WarningContent sending,
        List<Preview> texts,
        List<Preview> updates,
        Reach reach,
        long told,
        @Nullable WarningContent issued,
        Composition composition,
        List<Offer> offers) {}

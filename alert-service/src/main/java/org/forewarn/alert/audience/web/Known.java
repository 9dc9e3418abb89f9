package org.forewarn.alert.audience.web;

import java.util.Optional;
import org.forewarn.alert.audience.Histories;
import org.forewarn.alert.audience.ManageLinks;
import org.forewarn.alert.audience.Member;
import org.forewarn.alert.audience.MemberAddresses;
import org.forewarn.alert.audience.Members;

/** What is known of people who are warned, for their own pages. */
record Known(Members members, MemberAddresses addresses, ManageLinks links, Histories histories) {

    /** Somebody on their own page. */
    record Present(Visit visit, Seat seat, Member member) {}

    /** Who asks for a page of their own; nothing: it is closed, or they have left. */
    Optional<Present> present(Visit visit) {
        Seat seat = visit.seat();
        return seat == null ? Optional.empty() : member(visit).map(member -> new Present(visit, seat, member));
    }

    /** Whose page the visitor may see; nothing: nobody's, or somebody's who has left. */
    Optional<Member> member(Visit visit) {
        return Optional.ofNullable(visit.memberId()).flatMap(members::find);
    }
}

package org.forewarn.alert.staff;

import java.util.ArrayList;
import java.util.List;
import org.forewarn.kit.page.Frame;
import org.forewarn.kit.page.Link;
import org.forewarn.kit.page.SignedIn;

/** The frame of the desk's pages: links to what this member may use. */
public final class DeskFrame {

    private static final String SIGN_OUT = "/desk/sign-out";

    private DeskFrame() {}

    public static Frame of(String title, Member member) {
        List<Link> links = new ArrayList<>();
        if (member.is(Role.REVIEWER) || member.is(Role.LEAD)) {
            links.add(new Link("/desk", "Queue"));
            links.add(new Link("/desk/search", "Search"));
        }
        if (member.is(Role.LEAD)) {
            links.add(new Link("/desk/templates", "Templates"));
        }
        if (member.is(Role.LEAD) || member.is(Role.ADMIN)) {
            links.add(new Link("/desk/settings", "Settings"));
        }
        if (member.is(Role.ADMIN)) {
            links.add(new Link("/desk/staff", "Staff"));
        }
        if (member.is(Role.AUDITOR)) {
            links.add(new Link("/desk/audit", "Audit"));
        }
        links.add(new Link("/desk/account", "Account"));
        return Frame.titled(title)
                .withAssets("desk.css", "desk.js")
                .withLinks(links.toArray(Link[]::new))
                .withSignedIn(new SignedIn(member.name(), SIGN_OUT, member.token()));
    }
}

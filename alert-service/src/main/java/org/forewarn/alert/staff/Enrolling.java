package org.forewarn.alert.staff;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.forewarn.alert.staff.StaffPages.Sheet;
import org.forewarn.alert.staff.totp.Base32;
import org.forewarn.alert.staff.totp.QrCode;
import org.forewarn.alert.staff.totp.Totp;
import org.springframework.stereotype.Component;

/** The pages on which somebody's authenticator learns its secret. */
@Component
class Enrolling {

    private static final String ISSUER = "Forewarn";
    private static final int GROUP = 4;

    private final People people;
    private final SecondStep secondStep;

    Enrolling(People people, SecondStep secondStep) {
        this.people = people;
        this.secondStep = secondStep;
    }

    /** @param action where the code is posted to */
    Sheet sheet(UUID memberId, String action) {
        byte[] secret = secondStep.proposed(memberId);
        String account = people.find(memberId).map(Person::login).orElse("desk");
        String uri = Totp.uri(ISSUER, account, secret);
        return Sheet.of(
                "staff/enrol",
                "Set up your second step",
                Map.of(
                        "action",
                        action,
                        "uri",
                        uri,
                        "qr",
                        QrCode.svg(uri, "QR code for your authenticator; the same secret stands below in letters"),
                        "secret",
                        Base32.encode(secret).replaceAll("(.{" + GROUP + "})(?!$)", "$1 ")));
    }

    /** @param next where to go on */
    Sheet codesSheet(List<String> recoveryCodes, String next) {
        return Sheet.of("staff/recovery-codes", "Your recovery codes", Map.of("codes", recoveryCodes, "next", next));
    }
}

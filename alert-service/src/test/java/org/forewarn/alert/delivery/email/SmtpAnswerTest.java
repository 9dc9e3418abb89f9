package org.forewarn.alert.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.junit.jupiter.api.Test;

class SmtpAnswerTest {

    @Test
    void anAddressThatDoesNotExistIsRefused() throws Exception {
        assertThat(SmtpAnswer.of(address(550))).isEqualTo(new Refused("smtp_550"));
    }

    @Test
    void anAddressThatIsBusyMayPassLater() throws Exception {
        assertThat(SmtpAnswer.of(address(450))).isEqualTo(new NotTaken("smtp_450", Scope.MESSAGE));
    }

    @Test
    void aServerThatClosesTakesNothingNow() {
        assertThat(SmtpAnswer.of(send(421))).isEqualTo(new NotTaken("smtp_421", Scope.PROVIDER));
    }

    @Test
    void aMailThatIsRefusedIsRefused() {
        assertThat(SmtpAnswer.of(send(554))).isEqualTo(new Refused("smtp_554"));
    }

    @Test
    void aRefusedSenderIsNoFaultOfTheMail() throws Exception {
        assertThat(SmtpAnswer.of(
                        new SMTPSenderFailedException(new InternetAddress("a@example.org"), "MAIL", 553, "not here")))
                .isEqualTo(new NotTaken("smtp_553", Scope.PROVIDER));
    }

    @Test
    void aConnectionThatEndsLeavesItOpenWhetherTheMailWasTaken() {
        assertThat(SmtpAnswer.of(new MessagingException("lost", new IOException())))
                .isEqualTo(new NoAnswer("connection_lost"));
    }

    private static MessagingException address(int code) throws Exception {
        return new SendFailedException(
                "failed", new SMTPAddressFailedException(new InternetAddress("a@example.org"), "RCPT", code, "no"));
    }

    private static MessagingException send(int code) {
        return new SMTPSendFailedException("DATA", code, "no", null, null, null, null);
    }
}

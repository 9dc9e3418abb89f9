package org.forewarn.alert.delivery.email;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.forewarn.alert.delivery.SubmitResult;
import org.forewarn.alert.delivery.SubmitResult.NoAnswer;
import org.forewarn.alert.delivery.SubmitResult.NotTaken;
import org.forewarn.alert.delivery.SubmitResult.Refused;
import org.forewarn.alert.delivery.SubmitResult.Scope;
import org.jspecify.annotations.Nullable;

/** What a mail server's refusal means (RFC 5321, section 4.2). */
final class SmtpAnswer {

    private static final int MAX_CAUSES = 10;
    private static final int SERVICE_CLOSING = 421;
    private static final int PERMANENT = 500;

    private SmtpAnswer() {}

    static SubmitResult of(MessagingException failure) {
        @Nullable Exception cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            switch (cause) {
                case SMTPAddressFailedException address -> {
                    return coded(address.getReturnCode(), Scope.MESSAGE);
                }
                case SMTPSenderFailedException sender -> {
                    // it does not want us as sender at all: a matter of settings, not of this mail
                    return new NotTaken("smtp_" + sender.getReturnCode(), Scope.PROVIDER);
                }
                case SMTPSendFailedException send
                when send.getReturnCode() > 0 -> {
                    return coded(send.getReturnCode(), Scope.MESSAGE);
                }
                default -> cause = cause instanceof MessagingException chained ? chained.getNextException() : null;
            }
        }
        return new NoAnswer("connection_lost");
    }

    private static SubmitResult coded(int code, Scope scope) {
        String reason = "smtp_" + code;
        if (code >= PERMANENT) {
            return new Refused(reason);
        }
        return new NotTaken(reason, code == SERVICE_CLOSING ? Scope.PROVIDER : scope);
    }
}

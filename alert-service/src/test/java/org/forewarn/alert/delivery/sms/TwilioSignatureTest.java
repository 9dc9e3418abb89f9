package org.forewarn.alert.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwilioSignatureTest {

    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";

    /** The example of Twilio's own libraries. */
    private static final Map<String, List<String>> FORM = Map.of(
            "CallSid", List.of("CA1234567890ABCDE"),
            "Caller", List.of("+14158675309"),
            "Digits", List.of("1234"),
            "From", List.of("+14158675309"),
            "To", List.of("+18005551212"));

    private static final String SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    private final TwilioSignature signature = new TwilioSignature("12345");

    @Test
    void twiliosOwnExampleIsSigned() {
        assertThat(signature.sign(URL, FORM)).isEqualTo(SIGNATURE);
        assertThat(signature.isOf(URL, FORM, SIGNATURE)).isTrue();
    }

    @Test
    void anythingElseIsNot() {
        assertThat(signature.isOf(URL, FORM, null)).isFalse();
        assertThat(signature.isOf(URL, FORM, "")).isFalse();
        assertThat(signature.isOf(URL + "&baz=3", FORM, SIGNATURE)).isFalse();
        assertThat(signature.isOf(URL, Map.of("From", List.of("+14158675309")), SIGNATURE))
                .isFalse();
        assertThat(new TwilioSignature("54321").isOf(URL, FORM, SIGNATURE)).isFalse();
    }
}

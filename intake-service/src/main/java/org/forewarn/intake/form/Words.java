package org.forewarn.intake.form;

import org.forewarn.kit.form.Texts;

/** What this form says, from {@code form.properties}: a charity asks somebody else. */
final class Words {

    /** Of the words of the consent questions. Goes up when they change: what somebody agreed to is what they were asked. */
    static final String CONSENT_VERSION = "form-1";

    private static final Texts ENGLISH = Texts.load(Words.class, "form.properties");

    private Words() {}

    static Texts english() {
        return ENGLISH;
    }
}

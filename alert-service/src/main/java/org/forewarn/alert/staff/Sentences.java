package org.forewarn.alert.staff;

import java.util.Map;

/** What pages say when something must be mended, by its code. */
final class Sentences {

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("sign_in_wanted", "Type your name and your password."),
            Map.entry("sign_in_wrong", "That name and password do not go together. Check both and try again."),
            Map.entry("sign_in_wait", "There were too many tries. Wait a while, then try again."),
            Map.entry(
                    "code_wrong", "That is not the code, or it was used already. Wait for the next one and type that."),
            Map.entry("codes_over", "There were too many wrong codes. Begin again with your password."),
            Map.entry("invitation_over", "This link has been used or is too old. Ask an admin for a new one."),
            Map.entry(
                    "password_short",
                    "Choose a password of at least " + Passwords.MIN_CHARS
                            + " characters; four or five words are good."),
            Map.entry("password_long", "Choose a password of at most " + Passwords.MAX_CHARS + " characters."),
            Map.entry(
                    "password_guessable", "That password could be guessed. Choose words that do not belong together."),
            Map.entry("passwords_differ", "The two passwords are not the same. Type the new one twice."),
            Map.entry("password_wrong", "That is not your present password."),
            Map.entry("code_password_wrong", "That is not your password."),
            Map.entry("name_wanted", "Type the name that colleagues see, of at most 100 characters."),
            Map.entry(
                    "login_bad",
                    "Type an e-mail address or a name of 2 to 100 letters, digits and . _ @ + - to sign in with."),
            Map.entry("login_taken", "Somebody signs in with this name already."),
            Map.entry("roles_wanted", "Choose at least one role."),
            Map.entry("last_admin", "Nobody else is an admin. Make somebody else one first."),
            Map.entry("not_local", "This member signs in with the organisation’s own sign-in and is kept there."),
            Map.entry("oidc_failed", "The organisation’s sign-in did not work. Try again."),
            Map.entry("oidc_no_role", "You are known, but you have no role at this desk. Ask whoever runs it."));

    private Sentences() {}

    static String of(String code) {
        String sentence = ALL.get(code);
        if (sentence == null) {
            throw new IllegalArgumentException("There is no sentence for " + code);
        }
        return sentence;
    }
}

package org.forewarn.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.forewarn.schemas.sealing.Fingerprint;
import org.forewarn.schemas.sealing.Keyset;

/**
 * The suite's secrets, generated when a folder is first used and kept in it: without them, what lies in its topics
 * could not be opened any more. They reach the services by their environment, never by a command line.
 *
 * @param keyset opens sealed fields of reports
 * @param secret keys the fingerprints
 * @param auditKey keys the audit's chain
 * @param operatorKey the API key that may do everything
 * @param membersKey the API key with which alert-service asks and reports for members
 */
record Secrets(String keyset, String secret, String auditKey, String operatorKey, String membersKey) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String FOLDER = "secrets";
    private static final String OPERATOR_KEY = "operator-key";
    private static final int KEY_ID_BYTES = 5;
    private static final int KEY_BYTES = 32;

    static Secrets of(RunFolder folder) {
        return in(folder.of(FOLDER));
    }

    static Path operatorKeyFile(RunFolder folder) {
        return folder.of(FOLDER).resolve(OPERATOR_KEY);
    }

    static Secrets in(Path secrets) {
        return new Secrets(
                SecretFile.readOrCreate(secrets.resolve("sealing-keyset.json"), Keyset::generate),
                SecretFile.readOrCreate(secrets.resolve("secret"), Secrets::generateSecret),
                SecretFile.readOrCreate(secrets.resolve("audit-key"), Secrets::generateSecret),
                SecretFile.readOrCreate(secrets.resolve(OPERATOR_KEY), Secrets::generateKey),
                SecretFile.readOrCreate(secrets.resolve("members-key"), Secrets::generateKey));
    }

    /** All that a service is told of the operator's key. */
    String operatorKeySha256() {
        return sha256(operatorKey);
    }

    /** All that the services which are asked are told of the members' key. */
    String membersKeySha256() {
        return sha256(membersKey);
    }

    private static String sha256(String text) {
        try {
            byte[] key = text.getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java platform", e);
        }
    }

    /** For a part that knows its clients by a password. */
    static String generatePassword() {
        return HexFormat.of().formatHex(random(KEY_BYTES));
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }

    /** In the form of every API key: {@code fwk_}, ten hexadecimal digits, an underscore, 256 bits in base64url. */
    private static String generateKey() {
        return "fwk_" + HexFormat.of().formatHex(random(KEY_ID_BYTES)) + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(random(KEY_BYTES));
    }

    private static String generateSecret() {
        return Base64.getEncoder().encodeToString(random(Fingerprint.MIN_SECRET_BYTES));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}

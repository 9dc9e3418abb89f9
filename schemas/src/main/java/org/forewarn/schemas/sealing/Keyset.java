package org.forewarn.schemas.sealing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Cipher;

/**
 * The operator's Tink keyset, as JSON. Its primary key seals; all its keys open, which is how it is rotated: a new key is
 * added and given to every service, which can then open what it seals; only then it becomes the primary one and seals; an
 * old key is taken out when nothing that it sealed is needed any more.
 *
 * <p>Every text that is taken or given here is a secret, and no exception quotes it.
 */
public final class Keyset {

    private static final String NOT_ONE = "The sealing keyset is not a Tink AEAD keyset in JSON";

    private Keyset() {}

    /**
     * One key of a keyset, without what it is made of.
     *
     * @param keyId stands in clear before everything that the key has sealed
     */
    public record KeyInfo(String keyId, boolean primary) {}

    /** A new keyset with one AES-256-GCM key. */
    public static String generate() {
        try {
            AeadConfig.register();
            return json(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available");
        }
    }

    /**
     * The keyset and a new AES-256-GCM key, which opens and does not seal yet.
     *
     * @throws IllegalArgumentException when it is no keyset
     */
    public static String withNewKey(String json) {
        var entry = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId();
        return built(KeysetHandle.newBuilder(handle(json)).addEntry(entry));
    }

    /**
     * The keyset with its newest key as the primary one.
     *
     * @throws IllegalArgumentException when it is no keyset
     */
    public static String withNewestAsPrimary(String json) {
        var builder = KeysetHandle.newBuilder(handle(json));
        builder.getAt(builder.size() - 1).makePrimary();
        return built(builder);
    }

    /**
     * The keyset without one key. What that key sealed cannot be opened any more, by nobody.
     *
     * @throws IllegalArgumentException when it is no keyset, has no such key, or the key is the primary one
     */
    public static String withoutKey(String json, String keyId) {
        List<KeyInfo> keys = keys(json);
        int at = IntStream.range(0, keys.size())
                .filter(i -> keys.get(i).keyId().equals(keyId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The keyset has no key of this id"));
        if (keys.get(at).primary()) {
            throw new IllegalArgumentException("This is the primary key; make another one primary first");
        }
        return built(KeysetHandle.newBuilder(handle(json)).deleteAt(at));
    }

    /**
     * Its keys, the newest last.
     *
     * @throws IllegalArgumentException when it is no keyset
     */
    public static List<KeyInfo> keys(String json) {
        KeysetHandle handle = handle(json);
        return IntStream.range(0, handle.size())
                .mapToObj(handle::getAt)
                .map(key -> new KeyInfo(Integer.toUnsignedString(key.getId()), key.isPrimary()))
                .toList();
    }

    /** Encrypts with the primary key of a keyset. */
    interface Encryption {

        /** @param cipher of {@link AesGcm#cipher()}, to be used if it serves */
        byte[] encrypt(Cipher cipher, byte[] plaintext, byte[] associatedData) throws GeneralSecurityException;
    }

    /**
     * What wraps data keys: the primary key, by {@link AesGcm} when it is of the kind that {@link #generate()} makes, else
     * by Tink.
     */
    @AccessesPartialKey
    static Encryption encryption(String json) {
        Aead tink = aead(json);
        return handle(json).getPrimary().getKey() instanceof AesGcmKey key && isStandard(key.getParameters())
                ? new AesGcm(
                        key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()),
                        key.getOutputPrefix().toByteArray())::encrypt
                : (_, plaintext, associatedData) -> tink.encrypt(plaintext, associatedData);
    }

    private static boolean isStandard(AesGcmParameters parameters) {
        return parameters.getIvSizeBytes() == AesGcm.NONCE_BYTES && parameters.getTagSizeBytes() == AesGcm.TAG_BYTES;
    }

    static Aead aead(String json) {
        try {
            return handle(json).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(NOT_ONE);
        }
    }

    private static KeysetHandle handle(String json) {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(NOT_ONE);
        }
    }

    /** Only a keyset whose keys all seal may be given out. */
    private static String built(KeysetHandle.Builder builder) {
        try {
            String json = json(builder.build());
            aead(json);
            return json;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(NOT_ONE);
        }
    }

    private static String json(KeysetHandle handle) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
    }
}

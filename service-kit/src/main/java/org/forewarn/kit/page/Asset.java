package org.forewarn.kit.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;

/**
 * A style sheet or a script, held in memory. Every bean of this type is served at {@code /assets/} and its name, and
 * templates have its address, hash and all, as {@code ${asset.get('name')}}.
 */
public final class Asset {

    static final String PATH = "/assets/";

    /** 64 bits: versions of one file are told apart, and nobody forges them. */
    private static final int HASH_BYTES = 8;

    private final String name;
    private final MediaType type;
    private final byte[] plain;
    private final byte[] gzip;
    private final String hash;

    private Asset(String name, MediaType type, byte[] plain) {
        this.name = name;
        this.type = type;
        this.plain = plain;
        this.gzip = Compression.gzip(plain);
        this.hash = HexFormat.of().formatHex(sha256(plain), 0, HASH_BYTES);
    }

    /** A style sheet. */
    public static Asset css(Resource resource) {
        return of(resource, "text/css;charset=utf-8");
    }

    /** A script. */
    public static Asset script(Resource resource) {
        return of(resource, "text/javascript;charset=utf-8");
    }

    private static Asset of(Resource resource, String type) {
        String name = resource.getFilename();
        if (name == null) {
            throw new IllegalArgumentException("An asset is named for its file");
        }
        try {
            return new Asset(name, MediaType.parseMediaType(type), resource.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("The asset " + name + " was not packed", e);
        }
    }

    String name() {
        return name;
    }

    MediaType type() {
        return type;
    }

    String hash() {
        return hash;
    }

    /** Its address: changes whenever its content does, so that it may be kept for ever. */
    String href() {
        return PATH + name + "?v=" + hash;
    }

    byte[] bytes(boolean compressed) {
        return compressed ? gzip : plain;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java platform", e);
        }
    }
}

package org.forewarn.alert.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.forewarn.alert.warning.CaseFacts;
import org.forewarn.alert.warning.Composition;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.alert.warning.WarningSettings;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the desk keeps, as the database has it. Fields may be added; none is renamed. */
final class ContentJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ContentJson() {}

    static String write(WarningContent content) {
        return JSON.writeValueAsString(content);
    }

    static WarningContent read(String json) {
        return JSON.readValue(json, WarningContent.class);
    }

    static @Nullable WarningContent readOrNull(@Nullable String json) {
        return json == null ? null : read(json);
    }

    static String facts(CaseFacts facts) {
        return JSON.writeValueAsString(facts);
    }

    static CaseFacts readFacts(@Nullable String json, String caseId) {
        return json == null ? CaseFacts.none(caseId) : JSON.readValue(json, CaseFacts.class);
    }

    static String composition(Composition composition) {
        return JSON.writeValueAsString(composition);
    }

    static @Nullable Composition readComposition(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Composition.class);
    }

    static String settings(WarningSettings settings) {
        return JSON.writeValueAsString(settings);
    }

    static WarningSettings readSettings(String json) {
        return JSON.readValue(json, WarningSettings.class);
    }

    /** What names exactly this message: who approved it approved every byte of it. */
    static String digest(MsgType kind, WarningContent content) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(kind.name().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sha256.digest(write(content).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java platform", e);
        }
    }
}

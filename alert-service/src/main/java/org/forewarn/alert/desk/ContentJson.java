package org.forewarn.alert.desk;

import org.forewarn.alert.warning.WarningContent;
import tools.jackson.databind.json.JsonMapper;

/** What a warning says, as the database keeps it. Fields may be added; none is renamed. */
final class ContentJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ContentJson() {}

    static String write(WarningContent content) {
        return JSON.writeValueAsString(content);
    }

    static WarningContent read(String json) {
        return JSON.readValue(json, WarningContent.class);
    }
}

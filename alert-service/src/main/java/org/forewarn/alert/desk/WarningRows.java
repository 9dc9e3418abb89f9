package org.forewarn.alert.desk;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.forewarn.alert.warning.LifeCycle.Review;
import org.forewarn.alert.warning.WarningState;
import org.forewarn.schemas.event.MsgType;
import org.jspecify.annotations.Nullable;

/** From the table's words to ours. */
final class WarningRows {

    private WarningRows() {}

    static WarningRow row(ResultSet row, int number) throws SQLException {
        String caseId = row.getString("case_id");
        String flagged = row.getString("needs_review");
        return new WarningRow(
                row.getObject("warning_id", UUID.class),
                row.getLong("number"),
                caseId,
                WarningState.of(row.getString("state")),
                ContentJson.read(row.getString("proposed")),
                row.getInt("version"),
                row.getInt("revision"),
                set(row.getArray("covered")),
                set(row.getArray("rested_on")),
                ContentJson.readOrNull(row.getString("issued")),
                ContentJson.readFacts(row.getString("facts"), caseId),
                ContentJson.readComposition(row.getString("composition")),
                kind(row.getString("next_kind")),
                flagged == null ? null : Review.valueOf(flagged.toUpperCase(Locale.ROOT)),
                row.getObject("taken_by", UUID.class),
                row.getInt("dismissed"),
                instant(row, "expires_at"),
                row.getBoolean("expiry_reviewed"),
                row.getString("attention"),
                set(row.getArray("heard")),
                row.getInt("sends_from"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static String word(MsgType kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static MsgType kind(String word) {
        return MsgType.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Set<String> set(@Nullable Array array) throws SQLException {
        return array == null ? Set.of() : Set.copyOf(List.of((String[]) array.getArray()));
    }
}

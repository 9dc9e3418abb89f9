package org.forewarn.alert.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.forewarn.alert.feed.IssuedMessage.Earlier;
import org.forewarn.alert.feed.IssuedMessage.Text;
import org.forewarn.schemas.event.MsgType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the messages that the desk has issued. It knows the table's columns and the few fields of the content that CAP
 * needs, and no class of the desk; a row never changes once it is there.
 */
@Component
class IssuedMessages {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    IssuedMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<IssuedMessage> find(UUID warningId, int revision) {
        return jdbc.sql("""
                select warning_id, revision, msg_type, sent, expires, content from warning_message
                where warning_id = :id and revision = :revision""")
                .param("id", warningId)
                .param("revision", revision)
                .query(IssuedMessages::message)
                .optional();
    }

    /** The messages before one, oldest first. */
    List<Earlier> before(UUID warningId, int revision) {
        return jdbc.sql("""
                select revision, sent from warning_message
                where warning_id = :id and revision < :revision order by revision""")
                .param("id", warningId)
                .param("revision", revision)
                .query((row, number) -> new Earlier(row.getInt("revision"), instant(row, "sent")))
                .list();
    }

    /**
     * The reports that a message rests on: its own, or, of a cancellation that says nothing of its own, those of the last
     * message that has some.
     */
    List<String> restsOn(IssuedMessage message) {
        if (!message.reportIds().isEmpty()) {
            return message.reportIds();
        }
        return jdbc.sql("""
                select content from warning_message
                where warning_id = :id and revision < :revision
                    and jsonb_array_length(coalesce(content -> 'reportIds', '[]')) > 0
                order by revision desc limit 1""")
                .param("id", message.warningId())
                .param("revision", message.revision())
                .query((row, number) -> words(JSON.readTree(row.getString("content")), "reportIds"))
                .optional()
                .orElse(List.of());
    }

    static IssuedMessage message(ResultSet row, int number) throws SQLException {
        JsonNode content = JSON.readTree(row.getString("content"));
        return new IssuedMessage(
                row.getObject("warning_id", UUID.class),
                row.getInt("revision"),
                MsgType.valueOf(row.getString("msg_type")),
                instant(row, "sent"),
                instant(row, "expires"),
                content.path("severity").asString("UNKNOWN"),
                content.path("certainty").asString("UNKNOWN"),
                content.path("urgency").asString("UNKNOWN"),
                content.path("areaDescription").asString(""),
                words(content, "outwardCodes"),
                texts(content.path("texts")),
                words(content, "reportIds"));
    }

    private static List<Text> texts(JsonNode texts) {
        var read = new ArrayList<Text>();
        for (JsonNode text : texts) {
            read.add(new Text(
                    text.path("language").asString("en"),
                    text.path("headline").asString(""),
                    text.path("full").asString("")));
        }
        return read;
    }

    private static List<String> words(JsonNode content, String field) {
        var words = new ArrayList<String>();
        for (JsonNode word : content.path(field)) {
            words.add(word.asString());
        }
        return words;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

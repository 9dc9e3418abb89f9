package org.forewarn.alert.feed.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.feed.CapAlert;
import org.forewarn.alert.feed.CapAlert.Info;
import org.forewarn.alert.feed.CapLinks;
import org.forewarn.alert.feed.CapXml;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What messages say: type, time and data, the data in CAP's names. */
@Component
class Payloads {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FORGET = "This warning is not shared with you any more. Delete every copy of it.";

    private final CapLinks links;

    Payloads(CapLinks links) {
        this.links = links;
    }

    /** A message about a warning. */
    byte[] warning(String type, CapAlert alert) {
        ObjectNode message = message(type, alert.sent());
        ObjectNode data = message.putObject("data");
        data.put("warningId", alert.warningId().toString());
        data.put("revision", alert.revision());
        data.put("identifier", alert.identifier());
        data.put("sender", alert.sender());
        data.put("sent", CapXml.time(alert.sent()));
        data.put("status", alert.status());
        data.put("msgType", alert.msgType());
        data.put("scope", alert.scope());
        data.put("restriction", alert.restriction());
        if (alert.note() != null) {
            data.put("note", alert.note());
        }
        words(
                data,
                "references",
                alert.references().stream().map(CapXml::reference).toList());
        ArrayNode blocks = data.putArray("info");
        alert.info().forEach(info -> info(blocks.addObject(), info));
        data.put("cap", links.document(alert.warningId(), alert.revision()).toString());
        return JSON.writeValueAsBytes(message);
    }

    /** That a warning may not be kept: its id and no word of it. */
    byte[] withdrawn(UUID warningId, Instant at) {
        ObjectNode message = message(MessageType.WITHDRAWN.word(), at);
        message.putObject("data").put("warningId", warningId.toString()).put("note", FORGET);
        return JSON.writeValueAsBytes(message);
    }

    byte[] ping(Instant at) {
        ObjectNode message = message(MessageType.PING.word(), at);
        message.putObject("data");
        return JSON.writeValueAsBytes(message);
    }

    private static ObjectNode message(String type, Instant at) {
        return JSON.createObjectNode().put("type", type).put("timestamp", at.toString());
    }

    private static void info(ObjectNode block, Info info) {
        block.put("language", info.language());
        words(block, "category", info.category());
        block.put("event", info.event());
        words(block, "responseType", info.responseType());
        block.put("urgency", info.urgency());
        block.put("severity", info.severity());
        block.put("certainty", info.certainty());
        block.put("effective", CapXml.time(info.effective()));
        block.put("onset", CapXml.time(info.onset()));
        block.put("expires", CapXml.time(info.expires()));
        block.put("senderName", info.senderName());
        block.put("headline", info.headline());
        block.put("description", info.description());
        if (info.instruction() != null) {
            block.put("instruction", info.instruction());
        }
        block.put("web", info.web());
        ObjectNode area = block.putObject("area");
        area.put("areaDesc", info.area().areaDesc());
        words(area, "outwardCodes", info.area().outwardCodes());
    }

    private static void words(ObjectNode object, String field, List<String> words) {
        ArrayNode array = object.putArray(field);
        words.forEach(array::add);
    }
}

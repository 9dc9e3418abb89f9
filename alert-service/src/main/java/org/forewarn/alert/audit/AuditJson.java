package org.forewarn.alert.audit;

import org.forewarn.schemas.audit.AuditEntry;
import org.forewarn.schemas.audit.ChainedEntry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A link as a line of the export. */
final class AuditJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private AuditJson() {}

    static String line(ChainedEntry link) {
        AuditEntry entry = link.entry();
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("number", link.number())
                .put("id", entry.id())
                .put("at", entry.at().toString());
        line.putObject("actor").put("kind", entry.actorKind()).put("id", entry.actorId());
        line.put("act", entry.act()).put("subject", entry.subject());
        ObjectNode details = line.putObject("details");
        entry.details().forEach(details::put);
        line.put("mac", link.mac()).put("hash", link.hash());
        return JSON.writeValueAsString(line) + "\n";
    }
}

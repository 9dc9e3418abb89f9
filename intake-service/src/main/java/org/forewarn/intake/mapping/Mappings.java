package org.forewarn.intake.mapping;

import org.forewarn.intake.mapping.language.Lanes;
import org.forewarn.intake.mapping.language.Outcome;
import tools.jackson.databind.JsonNode;

/** Makes reports of documents in charities' own forms. */
public final class Mappings {

    private final MappingTable table;
    private final Lanes lanes;

    Mappings(MappingTable table, Lanes lanes) {
        this.table = table;
        this.lanes = lanes;
    }

    /**
     * Maps one document. Blocks, at most for {@code forewarn.mapping.patience} and a second: callers are on virtual
     * threads. The same document through the same version gives the same report, always.
     *
     * @param mapping {@code own-form} for the current version, {@code own-form@3fc9a1b2c3d4} for that one
     */
    public MappingResult apply(String partnerId, String mapping, JsonNode document) {
        return table.find(partnerId, mapping)
                .map(found -> apply(partnerId, found, document))
                .orElseGet(MappingResult.UnknownMapping::new);
    }

    private MappingResult apply(String partnerId, StoredMapping mapping, JsonNode document) {
        return switch (lanes.run(partnerId, mapping.text(), document)) {
            case Outcome.Mapped(var report, int _) -> new MappingResult.Mapped(report, mapping.id());
            case Outcome.Failed(String detail) -> new MappingResult.Failed(detail);
            case Outcome.Busy() -> new MappingResult.Busy();
        };
    }
}

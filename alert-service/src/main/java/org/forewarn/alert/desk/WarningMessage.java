package org.forewarn.alert.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.forewarn.alert.warning.WarningContent;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Warning;
import org.forewarn.schemas.event.WarningText;

/** One revision of a warning, as it was issued. */
record WarningMessage(
        UUID warningId,
        int revision,
        String caseId,
        MsgType msgType,
        Instant sent,
        Instant expires,
        WarningContent content) {

    /** For the topic warnings. */
    Warning toRecord() {
        return Warning.newBuilder()
                .setWarningId(warningId.toString())
                .setRevision(revision)
                .setCaseId(caseId)
                .setMsgType(msgType)
                .setSent(sent)
                .setExpires(expires)
                .setUrgency(content.urgency())
                .setSeverity(content.severity())
                .setCertainty(content.certainty())
                .setLane(content.lane())
                .setAreaDescription(content.areaDescription())
                .setOutwardCodes(content.outwardCodes())
                .setTexts(records(msgType == MsgType.UPDATE ? content.updateTexts() : content.texts()))
                .setNewcomerTexts(msgType == MsgType.UPDATE ? records(content.texts()) : List.of())
                .setIncidentTypes(content.incidentTypes())
                .build();
    }

    private static List<WarningText> records(List<org.forewarn.alert.warning.WarningText> texts) {
        return texts.stream()
                .map(text -> new WarningText(text.language(), text.headline(), text.full(), text.discreet()))
                .toList();
    }
}

package org.forewarn.intake.standing;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericRecord;
import org.forewarn.schemas.event.Provenance;
import org.forewarn.schemas.event.ReportEvent;
import org.jspecify.annotations.Nullable;

/** As much of a report event as tells what stands; the report itself is skipped while decoding, not read. */
record ReportGlance(
        String reportId, String contentDigest, @Nullable String keyHash) {

    /** The event's schema without the fields that are not wanted here: a reader's schema after Avro's rules. */
    static final Schema SCHEMA = only(
            ReportEvent.getClassSchema(),
            List.of(
                    field(ReportEvent.getClassSchema(), "reportId"),
                    new Field(
                            "provenance",
                            only(
                                    Provenance.getClassSchema(),
                                    List.of(field(Provenance.getClassSchema(), "idempotencyKey")))),
                    field(ReportEvent.getClassSchema(), "contentDigest")));

    static ReportGlance of(GenericRecord event) {
        var provenance = (GenericRecord) event.get("provenance");
        Object keyHash = provenance.get("idempotencyKey");
        return new ReportGlance(
                event.get("reportId").toString(),
                event.get("contentDigest").toString(),
                keyHash == null ? null : keyHash.toString());
    }

    private static Field field(Schema record, String name) {
        Field field = record.getField(name);
        return new Field(field, field.schema());
    }

    private static Schema only(Schema record, List<Field> fields) {
        return Schema.createRecord(
                record.getName(), record.getDoc(), record.getNamespace(), false, new ArrayList<>(fields));
    }
}

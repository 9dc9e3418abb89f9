package org.forewarn.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.forewarn.schemas.matching.CaseHead;
import org.forewarn.schemas.matching.CaseInput;
import org.forewarn.schemas.matching.CaseMember;
import org.forewarn.schemas.matching.CaseNode;
import org.forewarn.schemas.matching.CasePair;
import org.forewarn.schemas.matching.CaseSwitch;
import org.forewarn.schemas.matching.Sighted;
import org.forewarn.schemas.matching.Sighting;
import org.forewarn.schemas.matching.SlotAnswer;
import org.forewarn.schemas.matching.Visit;

/** Every schema that outlives a deployment: the topics' values, and what matching keeps in its own topics. */
final class Contracts {

    private static final List<Class<? extends SpecificRecord>> INSIDE_MATCHING = List.of(
            Visit.class,
            SlotAnswer.class,
            CaseInput.class,
            CaseNode.class,
            CasePair.class,
            CaseHead.class,
            CaseMember.class,
            CaseSwitch.class,
            Sighted.class,
            Sighting.class);

    private Contracts() {}

    /** Schemas by the name of their released file. */
    static Map<String, Schema> current() {
        var classes = new ArrayList<Class<? extends SpecificRecord>>(INSIDE_MATCHING);
        Topics.all().forEach(topic -> classes.add(topic.value()));
        var schemas = new TreeMap<String, Schema>();
        for (var each : classes) {
            schemas.put(each.getSimpleName(), SpecificData.get().getSchema(each));
        }
        return schemas;
    }
}

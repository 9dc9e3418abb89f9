package org.forewarn.intake.mapping;

import java.util.List;
import org.forewarn.kit.problem.FieldProblem;
import tools.jackson.databind.JsonNode;

/** Says what is wrong with a document in our form, and publishes nothing. Mappings know no more of reports. */
@FunctionalInterface
public interface ReportCheck {

    /** One problem per broken rule; none when the report would be accepted. */
    List<FieldProblem> check(JsonNode document);
}

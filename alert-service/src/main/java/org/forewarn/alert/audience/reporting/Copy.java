package org.forewarn.alert.audience.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.kit.problem.FieldProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report as it was sent, with what was added. Intake takes reports whole and shows nothing again, so whoever adds to one
 * needs all of it.
 *
 * @param document as it stands at intake
 * @param sent when it was sent first
 * @param additions names of those that are in it
 */
record Copy(ObjectNode document, Instant sent, List<String> additions) {

    private static final List<String> LISTS = List.of("identifiers", "suspects", "vehicles");
    private static final Set<String> NOT_ANSWERS = Set.of("version", "recordedAt");

    /**
     * With an addition. Adding the same one twice gives the same, and so does adding it to what has it already.
     *
     * @param name of the addition
     * @param told when it was told
     * @param more in the form of a report
     */
    Copy with(String name, Instant told, JsonNode more) {
        if (additions.contains(name)) {
            return this;
        }
        ObjectNode whole = document.deepCopy();
        String narrative = more.path("incident").path("narrative").asString("");
        if (!narrative.isEmpty() && whole.path("incident") instanceof ObjectNode incident) {
            String before = incident.path("narrative").asString("");
            incident.put("narrative", (before.isEmpty() ? "" : before + "\n\n") + "[+ " + told + "]\n" + narrative);
        }
        for (String list : LISTS) {
            if (more.path(list) instanceof ArrayNode added && !added.isEmpty()) {
                ArrayNode all = whole.path(list) instanceof ArrayNode there ? there : whole.putArray(list);
                added.forEach(each -> all.add(each.deepCopy()));
            }
        }
        if (!sameConsent(more.path("consent"))) {
            whole.set("consent", more.path("consent").deepCopy());
        }
        return new Copy(
                whole, sent, Stream.concat(additions.stream(), Stream.of(name)).toList());
    }

    /** Whether an addition says nothing that is not in it. */
    boolean has(JsonNode more) {
        return more.path("incident").path("narrative").asString("").isEmpty()
                && LISTS.stream().allMatch(list -> more.path(list).isEmpty())
                && sameConsent(more.path("consent"));
    }

    private boolean sameConsent(JsonNode asked) {
        return answers(document.path("consent")).equals(answers(asked));
    }

    private static JsonNode answers(JsonNode consent) {
        if (!(consent instanceof ObjectNode given)) {
            return consent;
        }
        return given.deepCopy().remove(NOT_ANSWERS);
    }

    /** A problem of the whole report, as one of what was added to it; the same when it is about neither. */
    FieldProblem inAddition(FieldProblem problem) {
        for (String list : LISTS) {
            String start = "/" + list + "/";
            if (problem.pointer().startsWith(start)) {
                String rest = problem.pointer().substring(start.length());
                int slash = rest.indexOf('/');
                String index = slash < 0 ? rest : rest.substring(0, slash);
                int before = document.path(list).size();
                if (index.matches("[0-9]{1,4}") && Integer.parseInt(index) >= before) {
                    String pointer =
                            start + (Integer.parseInt(index) - before) + (slash < 0 ? "" : rest.substring(slash));
                    return new FieldProblem(pointer, problem.code(), problem.detail());
                }
            }
        }
        return problem;
    }

    /** The county in which it happened; null: that was not said. */
    @Nullable
    String county() {
        String postcode =
                document.path("incident").path("place").path("postcode").asString("");
        return postcode.isEmpty()
                ? null
                : OutwardCodes.uk().find(postcode).map(OutwardCode::county).orElse(null);
    }

    /** Never printed: it is all personal data. */
    @Override
    public String toString() {
        return "Copy[…]";
    }
}

package org.forewarn.intake.reading;

import org.forewarn.intake.reading.Rule.Checked.Bad;
import org.forewarn.intake.reading.Rule.Checked.Good;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rules for numbers and for yes or no. A number in quotation marks is a text, not a number. */
public final class Numbers {

    private Numbers() {}

    /** A whole number, bounds included. */
    public static Rule<Integer> whole(int least, int most) {
        return new Whole(least, most);
    }

    /** A number, bounds included. */
    public static Rule<Double> decimal(double least, double most) {
        return new Decimal(least, most);
    }

    /** true or false. */
    public static Rule<Boolean> flag() {
        return new Flag();
    }

    private record Whole(int least, int most) implements Rule<Integer> {

        @Override
        public Checked<Integer> check(JsonNode value) {
            if (!value.isIntegralNumber()) {
                return new Bad<>(Codes.WRONG_TYPE, "Give a whole number without quotation marks.");
            }
            boolean within = value.canConvertToInt() && value.intValue() >= least && value.intValue() <= most;
            return within
                    ? new Good<>(value.intValue())
                    : new Bad<>(Codes.OUT_OF_RANGE, "Give a number from %d to %d.".formatted(least, most));
        }

        @Override
        public Integer standIn() {
            return least;
        }

        @Override
        public ObjectNode schema() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "integer")
                    .put("minimum", least)
                    .put("maximum", most);
        }
    }

    private record Decimal(double least, double most) implements Rule<Double> {

        @Override
        public Checked<Double> check(JsonNode value) {
            if (!value.isNumber()) {
                return new Bad<>(Codes.WRONG_TYPE, "Give a number without quotation marks.");
            }
            double number = value.asDouble(Double.NaN);
            return number >= least && number <= most
                    ? new Good<>(number)
                    : new Bad<>(Codes.OUT_OF_RANGE, "Give a number from %s to %s.".formatted(least, most));
        }

        @Override
        public Double standIn() {
            return least;
        }

        @Override
        public ObjectNode schema() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "number")
                    .put("minimum", least)
                    .put("maximum", most);
        }
    }

    private record Flag() implements Rule<Boolean> {

        @Override
        public Checked<Boolean> check(JsonNode value) {
            return value.isBoolean()
                    ? new Good<>(value.booleanValue())
                    : new Bad<>(Codes.WRONG_TYPE, "Give true or false, without quotation marks.");
        }

        @Override
        public Boolean standIn() {
            return false;
        }

        @Override
        public ObjectNode schema() {
            return JsonNodeFactory.instance.objectNode().put("type", "boolean");
        }
    }
}

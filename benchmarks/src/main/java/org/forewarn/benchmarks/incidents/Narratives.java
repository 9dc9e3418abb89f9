package org.forewarn.benchmarks.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A few sentences in a reporter's words, put together from invented ones. */
final class Narratives {

    private static final double TOLD = 0.7;

    private static final List<String> BEGINNINGS = List.of(
            "I had not seen him before.",
            "He seemed normal at first.",
            "He had been polite on the phone.",
            "A friend told me about him afterwards.",
            "He was in a hurry from the start.",
            "I had a bad feeling.");
    private static final Map<String, List<String>> MIDDLES = Map.of(
            "non_payment",
                    List.of("He said he would pay after and then left.", "The transfer he showed me never came."),
            "time_wasting", List.of("He booked and never came.", "He kept ringing and asking and did not turn up."),
            "robbery",
                    List.of(
                            "He took the money back and the rest from my bag.",
                            "He blocked the door and took my phone."),
            "harassment", List.of("He kept messaging after I told him to stop.", "He has rung more than thirty times."),
            "blackmail", List.of("He said he would send the pictures to my family.", "He wants money or he will tell."),
            "fraud", List.of("The payment was reversed the next day.", "He used a screenshot as proof of payment."));
    private static final List<String> OTHERWISE = List.of(
            "It went wrong quickly and I was frightened.", "He hurt me and I got out as soon as I could.",
            "He would not take no for an answer.", "I managed to get away.");
    private static final List<String> ENDS = List.of(
            "Please warn others.",
            "I am all right now.",
            "I do not want to speak to the police.",
            "He has done this to somebody I know.",
            "");

    private Narratives() {}

    /** @param said what it must mention; then there is always one */
    static @Nullable String of(Offender offender, String type, List<String> said, Dice dice) {
        if (said.isEmpty() && !dice.chance(TOLD)) {
            return null;
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(dice.pick(BEGINNINGS));
        sentences.add(dice.pick(MIDDLES.getOrDefault(type, OTHERWISE)));
        sentences.addAll(said);
        if (!offender.cars().isEmpty() && dice.chance(0.05)) {
            sentences.add("Car reg "
                    + Spellings.plate(dice, offender.cars().getFirst().plate()) + ".");
        }
        sentences.add(dice.pick(ENDS));
        return String.join(" ", sentences).strip();
    }
}

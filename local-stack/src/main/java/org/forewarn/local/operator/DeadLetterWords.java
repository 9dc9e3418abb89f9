package org.forewarn.local.operator;

import java.util.List;
import java.util.Set;
import org.forewarn.local.operator.DeadLetterTopics.Place;
import org.forewarn.local.operator.OperatorCommand.ListDeadLetters;
import org.forewarn.local.operator.OperatorCommand.ReplayDeadLetters;
import org.forewarn.local.operator.OperatorCommand.ShowDeadLetter;
import org.forewarn.local.operator.OperatorCommand.Wrong;
import org.forewarn.local.operator.Options.NotUnderstoodException;
import org.forewarn.schemas.Topic;
import org.jspecify.annotations.Nullable;

/** What was typed after {@code ./forewarn dlt}. */
final class DeadLetterWords {

    private static final String SERVERS = "--bootstrap-servers";
    private static final String TOPIC = "--topic";
    private static final String PARTITION = "--partition";
    private static final String OFFSET = "--offset";
    private static final String ALL = "--all";
    private static final String LOCAL = "localhost:19092";

    private DeadLetterWords() {}

    static OperatorCommand parse(String verb, List<String> rest) {
        String command = "dlt " + verb;
        return switch (verb) {
            case "list" -> {
                Options in = Options.read(command, rest, Set.of(SERVERS, TOPIC), Set.of("--json"));
                OperatorCommand.none(in, 0, command);
                String topic = in.one(TOPIC);
                yield new ListDeadLetters(
                        servers(in),
                        topic == null ? null : DeadLetterCommands.topic(topic),
                        in.flags().contains("--json"));
            }
            case "show" -> {
                Options in = Options.read(command, rest, Set.of(SERVERS, TOPIC, PARTITION, OFFSET), Set.of());
                OperatorCommand.none(in, 0, command);
                Place place = place(in, topic(in, command));
                if (place == null) {
                    throw new NotUnderstoodException("dlt show wants --topic, --partition and --offset");
                }
                yield new ShowDeadLetter(servers(in), place);
            }
            case "replay" -> {
                Options in = Options.read(command, rest, Set.of(SERVERS, TOPIC, PARTITION, OFFSET), Set.of(ALL));
                OperatorCommand.none(in, 0, command);
                Topic<?> topic = topic(in, command);
                Place place = place(in, topic);
                if ((place == null) != in.flags().contains(ALL)) {
                    throw new NotUnderstoodException("dlt replay wants --partition and --offset, or --all");
                }
                yield new ReplayDeadLetters(servers(in), topic, place);
            }
            default -> new Wrong("dlt wants list, show or replay");
        };
    }

    private static String servers(Options in) {
        String given = in.one(SERVERS);
        return given == null ? LOCAL : given;
    }

    private static Topic<?> topic(Options in, String command) {
        String given = in.one(TOPIC);
        if (given == null) {
            throw new NotUnderstoodException(command + " wants --topic TOPIC");
        }
        return DeadLetterCommands.topic(given);
    }

    /** Null: neither partition nor offset was given. */
    private static @Nullable Place place(Options in, Topic<?> topic) {
        Integer partition = in.number(PARTITION);
        String offset = in.one(OFFSET);
        if (partition == null && offset == null) {
            return null;
        }
        if (partition == null || offset == null) {
            throw new NotUnderstoodException(PARTITION + " and " + OFFSET + " belong together");
        }
        if (partition < 0 || !offset.matches("[0-9]{1,18}")) {
            throw new NotUnderstoodException(PARTITION + " and " + OFFSET + " want whole numbers");
        }
        return new Place(topic, partition, Long.parseLong(offset));
    }
}

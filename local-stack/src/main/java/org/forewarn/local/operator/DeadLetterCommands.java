package org.forewarn.local.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.forewarn.local.operator.DeadLetterTopics.Place;
import org.forewarn.local.operator.DeadLetterTopics.Summary;
import org.forewarn.local.operator.OperatorCommand.ListDeadLetters;
import org.forewarn.local.operator.OperatorCommand.ReplayDeadLetters;
import org.forewarn.local.operator.OperatorCommand.ShowDeadLetter;
import org.forewarn.schemas.Topic;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** What could not be handled: how much of it there is, why one is there, and putting it back. Shows no record's content. */
final class DeadLetterCommands {

    private final Screen screen;

    DeadLetterCommands(Screen screen) {
        this.screen = screen;
    }

    private interface Work {
        int with(DeadLetterTopics letters);
    }

    int list(ListDeadLetters command) {
        return on(command.bootstrapServers(), letters -> {
            List<Summary> summaries = letters.summaries().stream()
                    .filter(each -> command.topic() == null || each.topic().equals(command.topic()))
                    .toList();
            if (command.json()) {
                json(summaries);
            } else if (summaries.isEmpty()) {
                screen.line("There are no dead letters.");
            } else {
                table(summaries);
            }
            return Operator.DONE;
        });
    }

    private void json(List<Summary> summaries) {
        var answer = JsonNodeFactory.instance.objectNode();
        var topics = answer.putArray("topics");
        for (Summary each : summaries) {
            var topic = topics.addObject()
                    .put("topic", each.topic().deadLetters())
                    .put("waiting", each.waiting())
                    .put("replayed", each.replayed());
            Instant oldest = each.oldest();
            if (oldest != null) {
                topic.put("oldest", oldest.toString());
            }
        }
        screen.line(answer.toString());
    }

    private void table(List<Summary> summaries) {
        var rows = new ArrayList<List<String>>();
        for (Summary each : summaries) {
            rows.add(List.of(
                    each.topic().deadLetters(),
                    String.valueOf(each.waiting()),
                    age(each.oldest()),
                    String.valueOf(each.replayed())));
        }
        screen.table(List.of("TOPIC", "WAITING", "OLDEST", "REPLAYED"), rows);
    }

    private static String age(@Nullable Instant oldest) {
        if (oldest == null) {
            return "-";
        }
        Duration age = Duration.between(oldest, Instant.now());
        if (age.toDays() > 0) {
            return age.toDays() + " d";
        }
        return age.toHours() > 0 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
    }

    int show(ShowDeadLetter command) {
        return on(command.bootstrapServers(), letters -> {
            Optional<ConsumerRecord<byte[], byte[]>> found = letters.find(command.place());
            if (found.isEmpty()) {
                screen.error("there is no dead letter at " + command.place());
                return Operator.FAILED;
            }
            ConsumerRecord<byte[], byte[]> letter = found.get();
            boolean waits = letters.waiting(command.place().topic()).contains(command.place());
            screen.bold(command.place().toString());
            screen.line("  put aside       " + Instant.ofEpochMilli(letter.timestamp()));
            screen.line("  put back        " + (waits ? "no" : "yes"));
            screen.line("  key             " + bytes(letter.key()));
            screen.line("  value           " + bytes(letter.value()));
            DeadLetterTopics.causes(letter).forEach((name, value) -> screen.line("  " + padded(name) + value));
            return Operator.DONE;
        });
    }

    private static String padded(String name) {
        return name.length() < 16 ? name + " ".repeat(16 - name.length()) : name + " ";
    }

    private static String bytes(byte @Nullable [] octets) {
        return octets == null ? "none" : octets.length + " bytes";
    }

    int replay(ReplayDeadLetters command) {
        return on(command.bootstrapServers(), letters -> {
            Place one = command.place();
            if (one != null && letters.find(one).isEmpty()) {
                screen.error("there is no dead letter at " + one);
                return Operator.FAILED;
            }
            List<Place> places = one == null ? letters.waiting(command.topic()) : List.of(one);
            var done = new AtomicInteger();
            letters.replay(places, (place, now) -> {
                if (now) {
                    done.incrementAndGet();
                } else {
                    screen.line(place + " was put back before, and is left.");
                }
            });
            screen.line("Put back " + done + " of " + command.topic().deadLetters() + " into "
                    + command.topic().name() + ".");
            return Operator.DONE;
        });
    }

    /** A topic by what was typed. */
    static Topic<?> topic(String name) {
        return DeadLetterTopics.topic(name)
                .orElseThrow(() -> new Options.NotUnderstoodException("there is no topic " + name));
    }

    private int on(String bootstrapServers, Work work) {
        try (var letters = new DeadLetterTopics(bootstrapServers)) {
            return work.with(letters);
        } catch (KafkaException e) {
            screen.error("the broker at " + bootstrapServers + " did not do it: "
                    + e.getClass().getSimpleName());
            return Operator.FAILED;
        }
    }
}

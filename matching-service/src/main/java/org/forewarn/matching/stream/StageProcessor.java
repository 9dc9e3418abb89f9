package org.forewarn.matching.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.forewarn.matching.state.Draft;
import org.forewarn.matching.state.ScannedTable;
import org.jspecify.annotations.Nullable;

/**
 * Runs a stage in Kafka Streams: opens its tables, lets it handle each record as a whole or not at all, and sends on
 * what follows.
 */
public final class StageProcessor<I, O> implements Processor<String, I, String, O> {

    /** A stage behind its adapter. */
    public interface Stage<I, O> {

        /**
         * What follows from a record.
         *
         * @param offset of the record in its partition
         * @throws RuntimeException when the record breaks its contract
         */
        List<Record<String, O>> take(Record<String, I> record, long offset);
    }

    /** The stage's state. */
    public interface Tables {

        /**
         * One of the tables that the topology connected.
         *
         * @param store as in {@link StoreNames}
         */
        <R> ScannedTable<R> open(String store);

        /** Hands over every row that one of the tables has when the task begins, one at a time. */
        <R> void each(String store, Consumer<R> row);
    }

    private final Function<Tables, Stage<I, O>> opening;
    private final List<Draft<?>> drafts = new ArrayList<>();
    private @Nullable Running<I, O> running;

    private record Running<I, O>(ProcessorContext<String, O> context, Stage<I, O> stage) {}

    public StageProcessor(Function<Tables, Stage<I, O>> opening) {
        this.opening = opening;
    }

    @Override
    public void init(ProcessorContext<String, O> context) {
        // a task that was closed may be opened again, with other stores
        drafts.clear();
        running = new Running<>(context, opening.apply(new Tables() {
            @Override
            public <R> ScannedTable<R> open(String store) {
                var draft = new Draft<R>(new StoreTable<>(context.getStateStore(store)));
                drafts.add(draft);
                return draft;
            }

            @Override
            public <R> void each(String store, Consumer<R> row) {
                KeyValueStore<String, R> rows = context.getStateStore(store);
                try (var all = rows.all()) {
                    all.forEachRemaining(each -> row.accept(each.value));
                }
            }
        }));
    }

    @Override
    public void process(Record<String, I> record) {
        if (running == null) {
            throw new IllegalStateException("init() comes first");
        }
        List<Record<String, O>> outputs = decide(running, record);
        drafts.forEach(Draft::commit);
        outputs.forEach(running.context()::forward);
    }

    private List<Record<String, O>> decide(Running<I, O> running, Record<String, I> record) {
        try {
            long offset = running.context().recordMetadata().orElseThrow().offset();
            return running.stage().take(record, offset);
        } catch (KafkaException e) {
            // the store or the registry failed, not the record
            drafts.forEach(Draft::discard);
            throw e;
        } catch (RuntimeException e) {
            drafts.forEach(Draft::discard);
            throw new UnprocessableException(e);
        }
    }
}

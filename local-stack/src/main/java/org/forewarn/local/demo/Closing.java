package org.forewarn.local.demo;

import java.util.concurrent.atomic.AtomicBoolean;
import org.forewarn.local.LocalStack;
import org.forewarn.local.demo.Terminal.Colour;

/** Stops the suite in its order, once, whether the command came to its end or Ctrl-C ends the JVM. */
final class Closing implements AutoCloseable {

    private final LocalStack stack;
    private final Terminal terminal;
    private final AtomicBoolean closed = new AtomicBoolean();

    Closing(LocalStack stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "closing"));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            terminal.blank();
            terminal.line(terminal.in(
                    Colour.DIM,
                    stack.stopsSlowly()
                            ? "Stopping; this once it takes longer, since what makes the next start quick is written …"
                            : "Stopping …"));
            stack.close();
        }
    }
}

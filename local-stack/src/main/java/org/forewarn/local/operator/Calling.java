package org.forewarn.local.operator;

import java.util.Set;
import org.forewarn.local.operator.OperatorCommand.Call;
import org.forewarn.local.operator.Reply.Good;
import org.forewarn.local.operator.Reply.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls a service as the operator, and shows what it says for people, or with {@code --json} as it came. */
final class Calling {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Screen screen;
    private final @Nullable String variable;

    /** @param variable the operator's key in the environment, if any */
    Calling(Screen screen, @Nullable String variable) {
        this.screen = screen;
        this.variable = variable;
    }

    /** The operator's key; warns when it would travel in clear. */
    String key(Call call) {
        String key = OperatorKey.of(call.keyFile(), variable);
        if (!"https".equals(call.url().getScheme())
                && !LOOPBACK.contains(call.url().getHost())) {
            screen.error("the operator's key travels to " + call.url().getHost() + " unencrypted; use https");
        }
        return key;
    }

    interface Shown {
        void show(JsonNode answer);
    }

    int show(Call call, Reply reply, Shown shown) {
        return switch (reply) {
            case Good(JsonNode body) -> {
                if (call.json()) {
                    screen.line(body.toString());
                } else {
                    shown.show(body);
                }
                yield Operator.DONE;
            }
            case Refused refused -> refused(refused);
        };
    }

    int refused(Refused refused) {
        screen.error(refused.sentence());
        refused.details().forEach(screen::detail);
        return Operator.FAILED;
    }

    /** Asks before something that cannot be taken back; false: nothing is to be done. */
    boolean isSure(boolean said, String question) {
        if (said) {
            return true;
        }
        if (!screen.canAsk()) {
            throw new Options.NotUnderstoodException("nobody is there to ask: --yes says that it is meant");
        }
        if (!screen.isSure(question)) {
            screen.line("Nothing was done.");
            return false;
        }
        return true;
    }
}

package org.forewarn.local.operator;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.forewarn.local.operator.DeadLetterTopics.Place;
import org.forewarn.local.operator.Options.NotUnderstoodException;
import org.forewarn.schemas.Topic;
import org.jspecify.annotations.Nullable;

/** What was typed after {@code ./forewarn partner}, {@code keyset}, {@code staff}, {@code audit} or {@code dlt}, understood or not. */
sealed interface OperatorCommand {

    /**
     * How the service is called.
     *
     * @param url of the service, without a path
     * @param keyFile file with the operator's key; null: from the environment
     * @param json answers are for programs
     */
    record Call(URI url, @Nullable Path keyFile, boolean json) {}

    record AddPartner(
            Call call,
            String partnerId,
            String name,
            List<String> scopes,
            @Nullable Integer expiresInDays) implements OperatorCommand {}

    /** @param scopes none: those of the newest valid key */
    record RotateKey(
            Call call,
            String partnerId,
            List<String> scopes,
            @Nullable Integer expiresInDays,
            @Nullable Integer overlapHours)
            implements OperatorCommand {}

    /**
     * @param keyId null: all keys of the partner
     * @param sure asked for without a question
     */
    record Revoke(Call call, String partnerId, @Nullable String keyId, boolean sure) implements OperatorCommand {}

    record ListPartners(Call call) implements OperatorCommand {}

    record NewKeyset(Path file) implements OperatorCommand {}

    record AddKey(Path file) implements OperatorCommand {}

    record PromoteKey(Path file) implements OperatorCommand {}

    record RetireKey(Path file, String keyId, boolean sure) implements OperatorCommand {}

    record ListKeys(Path file, boolean json) implements OperatorCommand {}

    /** @param roles {@code reviewer}, {@code lead}, {@code admin}, {@code auditor} */
    record AddMember(Call call, String login, String name, List<String> roles) implements OperatorCommand {}

    record InviteMember(Call call, String login) implements OperatorCommand {}

    /** @param sure asked for without a question */
    record DisableMember(Call call, String login, boolean sure) implements OperatorCommand {}

    record ListMembers(Call call) implements OperatorCommand {}

    /** @param anchors heads that were noted elsewhere, {@code number:hash} */
    record VerifyAudit(Call call, List<String> anchors) implements OperatorCommand {}

    record ExportAudit(Call call, Path file) implements OperatorCommand {}

    /**
     * Without a service.
     *
     * @param file an export
     * @param auditKey file with the audit's key
     */
    record VerifyExport(Path file, Path auditKey, List<String> anchors) implements OperatorCommand {}

    /** @param topic null: of all */
    record ListDeadLetters(
            String bootstrapServers, @Nullable Topic<?> topic, boolean json) implements OperatorCommand {}

    record ShowDeadLetter(String bootstrapServers, Place place) implements OperatorCommand {}

    /** @param place null: all of the topic */
    record ReplayDeadLetters(
            String bootstrapServers,
            Topic<?> topic,
            @Nullable Place place) implements OperatorCommand {}

    record Help() implements OperatorCommand {}

    record Wrong(String message) implements OperatorCommand {}

    /**
     * {@code partner add rose-house --name "Rose House" --scope reports:write} is valid, {@code partner add} is not.
     *
     * @param words without {@code ./forewarn}
     */
    static OperatorCommand parse(List<String> words) {
        if (words.contains("--help") || words.contains("-h")) {
            return new Help();
        }
        String subject = words.isEmpty() ? "" : words.getFirst();
        String verb = words.size() < 2 ? "" : words.get(1);
        List<String> rest = words.size() < 2 ? List.of() : words.subList(2, words.size());
        try {
            return switch (subject) {
                case "partner" -> partner(verb, rest);
                case "keyset" -> keyset(verb, rest);
                case "staff" -> DeskWords.staff(verb, rest);
                case "audit" -> DeskWords.audit(verb, rest);
                case "dlt" -> DeadLetterWords.parse(verb, rest);
                default -> new Wrong("unknown command " + subject);
            };
        } catch (NotUnderstoodException e) {
            return new Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static OperatorCommand partner(String verb, List<String> rest) {
        return switch (verb) {
            case "add" -> {
                Options in = read("partner add", rest, Set.of("--name", "--scope", "--expires-in-days"), Set.of());
                String partnerId = only(in, "partner add", "a partnerId, such as rose-house");
                String name = in.one("--name");
                if (name == null || in.all("--scope").isEmpty()) {
                    throw new NotUnderstoodException("partner add wants --name NAME and at least one --scope SCOPE");
                }
                yield new AddPartner(call(in), partnerId, name, in.all("--scope"), in.number("--expires-in-days"));
            }
            case "rotate" -> {
                Options in = read(
                        "partner rotate", rest, Set.of("--scope", "--expires-in-days", "--overlap-hours"), Set.of());
                String partnerId = only(in, "partner rotate", "a partnerId");
                yield new RotateKey(
                        call(in),
                        partnerId,
                        in.all("--scope"),
                        in.number("--expires-in-days"),
                        in.number("--overlap-hours"));
            }
            case "revoke" -> {
                Options in = read("partner revoke", rest, Set.of("--key"), Set.of("--yes"));
                String partnerId = only(in, "partner revoke", "a partnerId");
                yield new Revoke(
                        call(in), partnerId, in.one("--key"), in.flags().contains("--yes"));
            }
            case "list" -> {
                Options in = read("partner list", rest, Set.of(), Set.of());
                none(in, 0, "partner list");
                yield new ListPartners(call(in));
            }
            default -> new Wrong("partner wants add, rotate, revoke or list");
        };
    }

    private static OperatorCommand keyset(String verb, List<String> rest) {
        String command = "keyset " + verb;
        return switch (verb) {
            case "new" -> new NewKeyset(file(Options.read(command, rest, Set.of(), Set.of()), command));
            case "add" -> new AddKey(file(Options.read(command, rest, Set.of(), Set.of()), command));
            case "promote" -> new PromoteKey(file(Options.read(command, rest, Set.of(), Set.of()), command));
            case "list" -> {
                Options in = Options.read(command, rest, Set.of(), Set.of("--json"));
                yield new ListKeys(file(in, command), in.flags().contains("--json"));
            }
            case "retire" -> {
                Options in = Options.read(command, rest, Set.of(), Set.of("--yes"));
                if (in.words().size() != 2) {
                    throw new NotUnderstoodException("keyset retire wants a file and the id of a key");
                }
                yield new RetireKey(
                        path(in.words().getFirst()),
                        in.words().getLast(),
                        in.flags().contains("--yes"));
            }
            default -> new Wrong("keyset wants new, add, promote, retire or list");
        };
    }

    /** With the options that every call of the service has. */
    static Options read(String command, List<String> rest, Set<String> valued, Set<String> flags) {
        var allValued = new HashSet<>(valued);
        allValued.addAll(Set.of("--url", "--operator-key-file"));
        var allFlags = new HashSet<>(flags);
        allFlags.add("--json");
        return Options.read(command, rest, allValued, allFlags);
    }

    private static Call call(Options in) {
        return call(in, "http://localhost:18080", "intake");
    }

    /** @param service what it is called, as in {@code https://intake.example.org} */
    static Call call(Options in, String otherwise, String service) {
        String keyFile = in.one("--operator-key-file");
        return new Call(
                url(in.one("--url"), otherwise, service),
                keyFile == null ? null : path(keyFile),
                in.flags().contains("--json"));
    }

    private static URI url(@Nullable String given, String otherwise, String service) {
        String text = given == null ? otherwise : given.replaceAll("/+$", "");
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new NotUnderstoodException(
                "--url wants the address of the %1$s service, such as https://%1$s.example.org".formatted(service));
    }

    static String only(Options in, String command, String what) {
        none(in, 1, command);
        if (in.words().isEmpty()) {
            throw new NotUnderstoodException(command + " wants " + what);
        }
        return in.words().getFirst();
    }

    static void none(Options in, int after, String command) {
        if (in.words().size() > after) {
            throw new NotUnderstoodException(
                    command + " does not know " + in.words().get(after));
        }
    }

    static Path file(Options in, String command) {
        return path(only(in, command, "a file"));
    }

    static Path path(String word) {
        try {
            if (!word.isBlank()) {
                return Path.of(word).toAbsolutePath();
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw new NotUnderstoodException("there can be no file of the name '" + word + "'");
    }
}

package org.forewarn.alert.audience;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.forewarn.kit.place.OutwardCode;
import org.forewarn.kit.place.OutwardCodes;
import org.forewarn.kit.problem.FieldProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads uploaded recipients and notes every broken rule by its place.
 *
 * <p>Valid: {@code {"recipientId": "6f1c…", "language": "en", "text": "full", "sms": "+447700900123",
 * "outwardCodes": ["LS2"]}}. Invalid: the same without {@code sms} and {@code email}, or with {@code "sms": "07700…"}.
 */
final class SubscriptionReader {

    static final int MAX_RECIPIENTS = 1_000;
    static final int MAX_OUTWARD_CODES = 300;

    /** Whoever sends a thousand bad entries learns from the first hundred. */
    private static final int MAX_PROBLEMS = 100;

    private static final int MAX_ADDRESS = 254;
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Set<String> DOCUMENT_FIELDS = Set.of("recipients");
    private static final Set<String> FIELDS = fields();

    private final WishesReader wishes = new WishesReader(this::note);
    private final OutwardCodes table;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Set<UUID> seen = new HashSet<>();

    SubscriptionReader(OutwardCodes table) {
        this.table = table;
    }

    /** What is wrong; empty after a valid document. */
    List<FieldProblem> problems() {
        return List.copyOf(problems.subList(0, Math.min(MAX_PROBLEMS, problems.size())));
    }

    /** The valid entries. Of use only when there are no problems. */
    List<Subscription> read(JsonNode document) {
        refuseUnknown(document, "", DOCUMENT_FIELDS);
        JsonNode entries = document.path("recipients");
        if (!entries.isArray() || entries.isEmpty()) {
            note("/recipients", "required", "Give a list of at least one recipient.");
            return List.of();
        }
        if (entries.size() > MAX_RECIPIENTS) {
            note("/recipients", "too_many", "Give at most " + MAX_RECIPIENTS + " recipients at once.");
            return List.of();
        }
        var read = new ArrayList<Subscription>();
        for (int i = 0; i < entries.size() && problems.size() < MAX_PROBLEMS; i++) {
            Subscription subscription = entry(entries.get(i), "/recipients/" + i);
            if (subscription != null) {
                read.add(subscription);
            }
        }
        return read;
    }

    private @Nullable Subscription entry(JsonNode entry, String at) {
        if (!entry.isObject()) {
            note(at, "wrong_type", "Give an object in curly brackets.");
            return null;
        }
        refuseUnknown(entry, at, FIELDS);
        UUID id = id(entry, at);
        String language = matching(entry, at, "language", LANGUAGE, "Give a BCP 47 language tag, such as en.");
        TextChoice text = text(entry, at);
        String sms = matching(entry, at, "sms", E164, "Give a phone as E.164: a plus, the country code, the number.");
        String email = matching(entry, at, "email", EMAIL, "Give one e-mail address.");
        if (absent(entry.path("sms")) && absent(entry.path("email"))) {
            note(at, "required", "Give sms, email or both.");
        }
        List<String> codes = outwardCodes(entry.path("outwardCodes"), at + "/outwardCodes");
        Subscription.Told told = wishes.read(entry, at);
        return id == null || text == null
                ? null
                : new Subscription(id, language == null ? "en" : language, text, sms, email, codes, told);
    }

    private @Nullable UUID id(JsonNode entry, String at) {
        String text = entry.path("recipientId").asStringOpt().orElse("");
        if (!UUID_TEXT.matcher(text).matches()) {
            note(at + "/recipientId", "uuid", "Give a UUID.");
            return null;
        }
        UUID id = UUID.fromString(text);
        if (!seen.add(id)) {
            note(at + "/recipientId", "duplicate", "Give each recipient once.");
        }
        return id;
    }

    private @Nullable TextChoice text(JsonNode entry, String at) {
        return switch (entry.path("text").asStringOpt().orElse("")) {
            case "full" -> TextChoice.FULL;
            case "discreet" -> TextChoice.DISCREET;
            default -> {
                note(at + "/text", "vocabulary", "Give full or discreet.");
                yield null;
            }
        };
    }

    private @Nullable String matching(JsonNode entry, String at, String name, Pattern pattern, String detail) {
        JsonNode value = entry.path(name);
        if (absent(value)) {
            return null;
        }
        String text = value.isString() ? value.stringValue() : "";
        if (text.length() > MAX_ADDRESS || !pattern.matcher(text).matches()) {
            note(at + "/" + name, "format", detail);
            return null;
        }
        return text;
    }

    private List<String> outwardCodes(JsonNode value, String at) {
        if (!value.isArray() || value.isEmpty()) {
            note(at, "required", "Give a list of at least one outward code.");
            return List.of();
        }
        if (value.size() > MAX_OUTWARD_CODES) {
            note(at, "too_many", "Give at most " + MAX_OUTWARD_CODES + " outward codes.");
            return List.of();
        }
        var codes = new TreeSet<String>();
        for (int i = 0; i < value.size(); i++) {
            String text = value.get(i).isString() ? value.get(i).stringValue() : "";
            OutwardCode code = table.find(text).orElse(null);
            if (code == null) {
                note(at + "/" + i, "unknown_place", "Give a UK outward code, such as LS2.");
            } else {
                codes.add(code.code());
            }
        }
        return List.copyOf(codes);
    }

    private static Set<String> fields() {
        var fields = new HashSet<>(Set.of("recipientId", "language", "text", "sms", "email", "outwardCodes"));
        fields.addAll(WishesReader.FIELDS);
        return Set.copyOf(fields);
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private void refuseUnknown(JsonNode object, String at, Set<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                note(
                        at + "/" + name.replace("~", "~0").replace("/", "~1"),
                        "unknown_field",
                        "Remove this field, or see the documentation for its name.");
            }
        }
    }

    private void note(String pointer, String code, String detail) {
        problems.add(new FieldProblem(pointer, code, detail));
    }
}

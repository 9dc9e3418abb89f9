package org.forewarn.alert.inbound;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.forewarn.alert.inbound.Wish.Check;
import org.forewarn.alert.inbound.Wish.Help;
import org.forewarn.alert.inbound.Wish.Start;
import org.forewarn.alert.inbound.Wish.Stop;
import org.forewarn.alert.inbound.Wish.Unclear;

/**
 * Reads what a text asks for: by its first word, in every language the suite writes. A number, plate or address that stands
 * alone is asked about. When a text says stop in any way at its beginning, it is a stop: sending nothing is the lesser fault.
 */
final class Wishes {

    /** Of longer texts no more is looked at. */
    static final int MAX_LENGTH = 1_600;

    /** English, and words that carriers everywhere take for it (CTIA, Messaging Principles and Best Practices). */
    private static final Set<String> STOP = Set.of(
            "STOP",
            "STOPALL",
            "STOP ALL",
            "UNSUBSCRIBE",
            "UNSUB",
            "CANCEL",
            "END",
            "QUIT",
            "REVOKE",
            "OPTOUT",
            "OPT OUT",
            "OPT-OUT",
            "ARRET",
            // Welsh, Polish, Romanian, Portuguese and Spanish, Thai, Chinese
            "STOPIO",
            "PEIDIO",
            "DIWEDD",
            "KONIEC",
            "WYPISZ",
            "REZYGNUJE",
            "REZYGNUJĘ",
            "OPRIRE",
            "OPRESTE",
            "OPREȘTE",
            "DEZABONARE",
            "PARAR",
            "PARE",
            "SAIR",
            "CANCELAR",
            "ALTO",
            "BAJA",
            "DETENER",
            "หยุด",
            "ยกเลิก",
            "停止",
            "停",
            "退订",
            "退訂",
            "取消");

    private static final Set<String> START = Set.of(
            "START", "UNSTOP", "RESUME", "DECHRAU", "ZACZNIJ", "WZNOW", "WZNÓW", "PORNIRE", "INCEPE", "ÎNCEPE",
            "INICIAR", "COMECAR", "COMEÇAR", "EMPEZAR", "เริ่ม", "开始", "開始");

    private static final Set<String> HELP = Set.of(
            "HELP", "INFO", "CYMORTH", "HELPU", "POMOC", "AJUTOR", "AJUDA", "AYUDA", "ช่วยเหลือ", "ช่วย", "帮助", "幫助");

    private static final Set<String> CHECK = Set.of(
            "CHECK",
            "GWIRIO",
            "GWIRIWCH",
            "SPRAWDZ",
            "SPRAWDŹ",
            "VERIFICA",
            "VERIFICARE",
            "VERIFICAR",
            "COMPROBAR",
            "CONSULTAR",
            "ตรวจสอบ",
            "เช็ค",
            "查询",
            "查詢",
            "查");

    /** The longest first, so that {@code STOP ALL} is not {@code STOP} with something behind it. */
    private static final List<String> WORDS;

    private static final Map<String, Class<? extends Wish>> KINDS = new HashMap<>();

    static {
        STOP.forEach(word -> KINDS.put(word, Stop.class));
        START.forEach(word -> KINDS.put(word, Start.class));
        HELP.forEach(word -> KINDS.put(word, Help.class));
        CHECK.forEach(word -> KINDS.put(word, Check.class));
        WORDS = KINDS.keySet().stream()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    /** What people and phones put before and after a word. */
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Cf}\"'“”‘’«»(\\[.:,;!*#-]+|[\\s\\p{Cf}]+$");

    private static final Pattern BEHIND = Pattern.compile("^[\\s\"'“”‘’«»).:,;!?#-]*");

    private Wishes() {}

    static Wish of(String body) {
        String text = AROUND.matcher(body.length() > MAX_LENGTH ? body.substring(0, MAX_LENGTH) : body)
                .replaceAll("");
        String upper = text.toUpperCase(Locale.ROOT);
        // a few letters grow in upper case: then what stands behind the word cannot be found by its place
        if (upper.length() == text.length()) {
            for (String word : WORDS) {
                if (upper.startsWith(word) && endsThere(upper, word)) {
                    return wish(word, text.substring(word.length()));
                }
            }
        }
        return Query.of(text).<Wish>map(Check::new).orElseGet(Unclear::new);
    }

    /** {@code STOPPED by police} is no {@code STOP}; Thai and Chinese write no space behind a word. */
    private static boolean endsThere(String upper, String word) {
        if (upper.length() == word.length() || word.charAt(0) > 'ɏ') {
            return true;
        }
        return !Character.isLetterOrDigit(upper.charAt(word.length()));
    }

    private static Wish wish(String word, String behind) {
        Class<? extends Wish> kind = KINDS.get(word);
        if (kind == Stop.class) {
            return new Stop();
        }
        if (kind == Start.class) {
            return new Start();
        }
        if (kind == Help.class) {
            return new Help();
        }
        Matcher signs = BEHIND.matcher(behind);
        return new Check(Query.of(signs.replaceFirst("")).orElse(null));
    }
}

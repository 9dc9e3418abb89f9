package org.forewarn.alert.staff;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** A browser in two words, so that people tell their sessions apart: {@code Firefox on Windows}. */
final class BrowserName {

    /** The first that is found counts: later ones call themselves by the names of earlier ones, too. */
    private static final Map<String, String> PROGRAMS = ordered(
            "Edg",
            "Edge",
            "OPR",
            "Opera",
            "SamsungBrowser",
            "Samsung Internet",
            "Firefox",
            "Firefox",
            "Chrom",
            "Chrome",
            "Safari",
            "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone", "iPhone", "iPad", "iPad", "Android", "Android", "Windows", "Windows", "Mac OS", "Mac", "Linux",
            "Linux");

    private BrowserName() {}

    static String of(ServerHttpRequest request) {
        @Nullable String agent = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
        return agent == null
                ? "a browser"
                : first(PROGRAMS, agent, "a browser") + " on " + first(SYSTEMS, agent, "a device");
    }

    private static String first(Map<String, String> names, String agent, String otherwise) {
        return names.entrySet().stream()
                .filter(each -> agent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}

package org.forewarn.alert.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.forewarn.alert.Suite;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.staff.Visitor.Stage;
import org.jsoup.Jsoup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is signed in at the desk, asking and posting as their browser would; and what the audit has of it. */
public final class AtTheDesk {

    /** The name of the session's cookie, without TLS. */
    public static final String COOKIE = Cookies.PLAIN_NAME;

    private final Suite suite;
    private final UUID memberId;
    private final String cookie;

    private AtTheDesk(Suite suite, UUID memberId, String cookie) {
        this.suite = suite;
        this.memberId = memberId;
        this.cookie = cookie;
    }

    /** A new reviewer of this name. */
    public static AtTheDesk reviewer(Suite suite, String name) {
        UUID memberId = UUID.randomUUID();
        suite.jdbc()
                .sql("""
                insert into staff_member (member_id, name, login, roles, state, created_at, changed_at)
                values (:id, :name, :login, '{reviewer}', 'active', :now, :now)""")
                .param("id", memberId)
                .param("name", name)
                .param("login", memberId + "@example.org")
                .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                .update();
        return new AtTheDesk(suite, memberId, suite.bean(Sessions.class).begin(memberId, Stage.FULL, "a test"));
    }

    public UUID memberId() {
        return memberId;
    }

    /** The session, as a real browser is given it to be this person. */
    public String cookie() {
        return cookie;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(suite.uri(path)).header("Cookie", Cookies.PLAIN_NAME + "=" + cookie);
    }

    public HttpResponse<String> open(String path) {
        return suite.send(request(path));
    }

    /** Posts a form with the token that a page of theirs has. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        String token = Jsoup.parse(open("/desk/search").body())
                .select("main input[name=token]")
                .attr("value");
        assertThat(token).isNotEmpty();
        String body = "token=" + encoded(token)
                + fields.entrySet().stream()
                        .map(each -> "&" + each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining());
        return suite.send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An entry of the audit. */
    public record Noted(String actorKind, String actorId, JsonNode details) {}

    /** What the audit has of an act on something, in order. */
    public static List<Noted> audit(Suite suite, Act act, String subject) {
        return suite.jdbc()
                .sql("""
                select actor_kind, actor_id, details::text as details from audit_entry
                where act = :act and subject = :subject order by at""")
                .param("act", act.code())
                .param("subject", subject)
                .query((row, number) -> new Noted(
                        row.getString("actor_kind"),
                        row.getString("actor_id"),
                        JsonMapper.shared().readTree(row.getString("details"))))
                .list();
    }
}

package org.forewarn.alert.listening;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.forewarn.alert.Suite;
import org.forewarn.alert.staff.AtTheDesk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a request is told when it finds no connection to the database in time. */
class DatabaseAwayIT {

    private static final List<String> PATHS = List.of("/desk/search", "/v1/desk/settings", "/v1/warnings");

    @SuppressWarnings("NullAway.Init")
    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(Map.of("spring.datasource.hikari.connection-timeout", 500));
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void itIsToldToComeAgainAndThenItIsServed() throws SQLException {
        AtTheDesk somebody = AtTheDesk.reviewer(suite, "Kim");
        var pool = (HikariDataSource) suite.bean(DataSource.class);
        var held = new ArrayList<Connection>();
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                held.add(pool.getConnection());
            }
            for (String path : PATHS) {
                HttpResponse<String> answer = ask(somebody, path);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).as(path).hasValue("5");
            }
            assertThat(ask(somebody, "/desk").headers().firstValue("Content-Type"))
                    .as("a person sees a page")
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        } finally {
            for (Connection each : held) {
                each.close();
            }
        }
        for (String path : PATHS) {
            assertThat(ask(somebody, path).statusCode()).as(path).isEqualTo(200);
        }
    }

    private static HttpResponse<String> ask(AtTheDesk somebody, String path) {
        HttpRequest.Builder request = path.startsWith("/desk")
                ? somebody.request(path).header("Accept", "text/html")
                : HttpRequest.newBuilder(suite.uri(path));
        return suite.send(request);
    }
}

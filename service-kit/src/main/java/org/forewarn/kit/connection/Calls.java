package org.forewarn.kit.connection;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Calls to other services of the suite, each of which ends in bounded time. */
public final class Calls {

    private Calls() {}

    /**
     * Over HTTP/1.1, on connections that are kept.
     *
     * @param within how long a connection may take to be made, and then an answer to begin
     */
    public static RestClient to(URI url, Duration within) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(within)
                .build());
        requests.setReadTimeout(within);
        return RestClient.builder().baseUrl(url).requestFactory(requests).build();
    }
}

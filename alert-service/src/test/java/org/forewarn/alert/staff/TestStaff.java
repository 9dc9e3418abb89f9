package org.forewarn.alert.staff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.forewarn.alert.audit.Act;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.audit.Audit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Somebody is always signed in, and the audit is a list. */
@Configuration(proxyBeanMethods = false)
public class TestStaff {

    public static final Member KIM = new Member(
            UUID.fromString("11111111-1111-4111-8111-111111111111"), "Kim Reviewer", Set.of(Role.REVIEWER), "token");

    /** What was noted. */
    public record Noted(Actor actor, Act act, String subject, Map<String, String> details) {}

    /** The audit of a test. */
    public static final class Notes implements Audit {

        private final ConcurrentLinkedQueue<Noted> notes = new ConcurrentLinkedQueue<>();

        @Override
        public void note(Actor actor, Act act, String subject, Map<String, String> details) {
            notes.add(new Noted(actor, act, subject, details));
        }

        public List<Noted> of(Act act, String subject) {
            return notes.stream()
                    .filter(noted -> noted.act() == act && noted.subject().equals(subject))
                    .toList();
        }
    }

    @Bean
    Notes notes() {
        return new Notes();
    }

    @Bean
    WebFluxConfigurer alwaysKim() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new HandlerMethodArgumentResolver() {
                    @Override
                    public boolean supportsParameter(MethodParameter parameter) {
                        return parameter.getParameterType() == Member.class;
                    }

                    @Override
                    public Mono<Object> resolveArgument(
                            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
                        return Mono.just(KIM);
                    }
                });
            }
        };
    }
}

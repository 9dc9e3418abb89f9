package org.forewarn.alert.staff;

import java.time.Clock;
import java.util.concurrent.Executors;
import org.forewarn.alert.audit.AuditProperties;
import org.forewarn.kit.page.Pages;
import org.forewarn.kit.page.SameOriginPosts;
import org.forewarn.schemas.sealing.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class StaffConfiguration {

    private static final Logger log = LoggerFactory.getLogger(StaffConfiguration.class);

    /** Virtual threads for what asks the database before a handler is called. */
    @Bean(destroyMethod = "dispose")
    Scheduler deskThreads() {
        return Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "desk");
    }

    @Bean
    Cookies deskCookies(StaffProperties properties) {
        if (!properties.https()) {
            log.warn("forewarn.staff.https is false: the desk's cookies travel unencrypted. For this machine only");
        }
        if (!properties.secondStep()) {
            log.warn("forewarn.staff.second-step is false: a PASSWORD ALONE opens the desk. For invented data only");
        }
        return new Cookies(properties.https());
    }

    @Bean
    Visitors visitors(Sessions sessions, Cookies cookies) {
        return new Visitors(sessions, cookies);
    }

    @Bean
    StaffPages staffPages(Pages pages, Cookies cookies, StaffProperties properties) {
        return new StaffPages(pages, cookies, properties.url());
    }

    @Bean
    SecondStep secondStep(JdbcClient jdbc, Sealer sealer, Clock clock) {
        return new SecondStep(jdbc, sealer, clock);
    }

    @Bean
    Attempts signInAttempts(JdbcClient jdbc, TransactionTemplate transaction, AuditProperties properties, Clock clock) {
        return new Attempts(jdbc, transaction, properties.fingerprint(Attempts.PURPOSE), clock);
    }

    @Bean
    SignIn.Tables signInTables(People people, Sessions sessions, SecondStep secondStep, Attempts attempts) {
        return new SignIn.Tables(people, sessions, secondStep, attempts);
    }

    @Bean
    Joining.Tables joiningTables(People people, Invitations invitations, Sessions sessions) {
        return new Joining.Tables(people, invitations, sessions);
    }

    @Bean
    Staffing.Tables staffingTables(People people, Invitations invitations, Sessions sessions, SecondStep secondStep) {
        return new Staffing.Tables(people, invitations, sessions, secondStep);
    }

    @Bean
    SameOriginPosts deskPostsFromOurPages() {
        return new SameOriginPosts("/desk");
    }

    @Bean
    DeskPosts deskPosts(Visitors visitors, Scheduler deskThreads) {
        return new DeskPosts(visitors, deskThreads);
    }

    @Bean
    DeskProblems deskProblems(Pages pages, Scheduler deskThreads) {
        return new DeskProblems(pages, deskThreads);
    }

    @Bean
    WebFluxConfigurer memberArguments(Visitors visitors, Scheduler deskThreads) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new MemberResolver(visitors, deskThreads), new TypedResolver());
            }
        };
    }

    @Bean
    Sweeping staffSweeping(Sessions sessions, Invitations invitations, Attempts attempts) {
        return new Sweeping(sessions, invitations, attempts);
    }

    /** Forgets what has ended. */
    record Sweeping(Sessions sessions, Invitations invitations, Attempts attempts) {

        private static final long EVERY_MS = 600_000;

        @Scheduled(fixedDelay = EVERY_MS, initialDelay = EVERY_MS)
        void sweep() {
            sessions.sweep();
            invitations.sweep();
            attempts.sweep();
        }
    }
}

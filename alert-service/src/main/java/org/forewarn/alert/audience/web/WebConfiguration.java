package org.forewarn.alert.audience.web;

import java.time.Clock;
import java.util.concurrent.Executors;
import org.forewarn.alert.audience.AddressReader;
import org.forewarn.alert.audience.AudienceProperties;
import org.forewarn.alert.audience.Histories;
import org.forewarn.alert.audience.ManageLinks;
import org.forewarn.alert.audience.MemberAddresses;
import org.forewarn.alert.audience.Members;
import org.forewarn.alert.audience.joining.Tally;
import org.forewarn.alert.audience.reporting.MemberReports;
import org.forewarn.alert.audience.reporting.ReportingProperties;
import org.forewarn.alert.sealing.SuiteSecret;
import org.forewarn.kit.form.Typed;
import org.forewarn.kit.page.FormResolver;
import org.forewarn.kit.page.Pages;
import org.forewarn.kit.page.SameOriginPosts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(value = "audienceWebConfiguration", proxyBeanMethods = false)
class WebConfiguration {

    private static final Logger log = LoggerFactory.getLogger(WebConfiguration.class);

    @Bean
    PublicPages publicPages(Pages pages, SuiteSecret secrets, AudienceProperties properties, Clock clock) {
        if (!properties.https()) {
            log.warn(
                    "forewarn.audience.url is no https address: its cookies travel unencrypted. For this machine only");
        }
        return new PublicPages(
                pages,
                new Cookies(secrets.fingerprint(Cookies.PURPOSE), properties.https()),
                new PageTokens(secrets.fingerprint(PageTokens.PURPOSE)),
                properties.leaveTo(),
                clock);
    }

    @Bean
    Known knownPeople(Members members, MemberAddresses addresses, ManageLinks links, Histories histories) {
        return new Known(members, addresses, links, histories);
    }

    @Bean
    AddressForm addressForm(AddressReader reader) {
        return new AddressForm(reader);
    }

    /** What mail providers post to is not among them: they are elsewhere, and say so. */
    @Bean
    SameOriginPosts joiningPostsFromOurPages() {
        return new SameOriginPosts("/join");
    }

    @Bean
    SameOriginPosts managingPostsFromOurPages() {
        return new SameOriginPosts(PublicPages.MINE);
    }

    @Bean
    SameOriginPosts followingPostsFromOurPages() {
        return new SameOriginPosts(PublicPages.FOLLOW);
    }

    @Bean
    ReportController.Sending reportSending(MemberReports reports, Tally tally, ReportingProperties properties) {
        return new ReportController.Sending(reports, tally, properties);
    }

    @Bean
    Openings openings(SuiteSecret secrets, Clock clock) {
        return new Openings(secrets.fingerprint(Openings.PURPOSE), clock);
    }

    @Bean(destroyMethod = "dispose")
    Scheduler publicThreads() {
        return Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "people");
    }

    @Bean
    PublicProblems publicProblems(PublicPages pages, Scheduler publicThreads) {
        return new PublicProblems(pages, publicThreads);
    }

    @Bean
    WebFluxConfigurer publicForms() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(
                        new FormResolver<>(Form.class, Form.MAX_BYTES, Form::new),
                        new FormResolver<>(Typed.class, ReportSheets.MAX_BYTES, Typed::new),
                        new OneClick.Resolver());
            }
        };
    }
}

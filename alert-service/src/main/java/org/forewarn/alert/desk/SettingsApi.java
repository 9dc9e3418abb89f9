package org.forewarn.alert.desk;

import java.time.Instant;
import java.util.List;
import org.forewarn.alert.audit.Actor;
import org.forewarn.alert.desk.SettingsReader.Wanted;
import org.forewarn.alert.warning.WarningSettings;
import org.forewarn.kit.access.Caller;
import org.forewarn.kit.access.Scopes;
import org.forewarn.kit.access.WithScope;
import org.forewarn.kit.problem.Problems;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the organisation wants its warnings made, over HTTP: the same that its page offers. */
@RestController
@RequestMapping(path = "/v1/desk/settings", produces = MediaType.APPLICATION_JSON_VALUE)
class SettingsApi {

    private final DeskSettings settings;

    SettingsApi(DeskSettings settings) {
        this.settings = settings;
    }

    /** @param changedBy kind and id of who did: {@code staff/…}, {@code key/…} or {@code system/…} */
    record View(int version, WarningSettings settings, String changedBy, Instant changedAt) {

        static View of(DeskSettings.Version version) {
            return new View(version.version(), version.settings(), version.changedBy(), version.changedAt());
        }
    }

    /** The newest first. */
    record History(List<View> versions) {}

    /** The version that holds now. */
    record Changed(int version) {}

    @GetMapping
    View get(@WithScope(Scopes.DESK_READ) Caller caller) {
        return View.of(settings.history().getFirst());
    }

    @GetMapping("/history")
    History history(@WithScope(Scopes.DESK_READ) Caller caller) {
        return new History(settings.history().stream().map(View::of).toList());
    }

    /** All of them at once, after the version that was seen. They hold for what is drafted and approved from then on. */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Changed change(@WithScope(Scopes.DESK_SETTINGS) Caller caller, @RequestBody byte[] body) {
        Wanted wanted = SettingsReader.read(body);
        if (!settings.change(wanted.settings(), wanted.version(), Actor.key(caller.partnerId(), caller.keyId()))) {
            throw Problems.conflict("The settings have another version by now; look at them again.");
        }
        return new Changed(wanted.version() + 1);
    }
}

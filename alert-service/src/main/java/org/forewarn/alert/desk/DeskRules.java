package org.forewarn.alert.desk;

import org.forewarn.alert.warning.Composer;
import org.forewarn.alert.warning.Templates;
import org.forewarn.alert.warning.WarningPolicy;
import org.forewarn.alert.warning.WarningSettings;
import org.forewarn.kit.place.OutwardCodes;
import org.springframework.stereotype.Component;

/** The rules as the organisation has them now. Read anew each time: another replica may have changed them. */
@Component
class DeskRules {

    private final DeskSettings settings;
    private final TemplateTable templates;

    DeskRules(DeskSettings settings, TemplateTable templates) {
        this.settings = settings;
        this.templates = templates;
    }

    WarningPolicy policy() {
        return new WarningPolicy(OutwardCodes.uk(), settings.current(), templates.current());
    }

    Composer composer() {
        return new Composer(OutwardCodes.uk(), settings.current(), templates.current());
    }

    WarningSettings settings() {
        return settings.current();
    }

    Templates templates() {
        return templates.current();
    }
}

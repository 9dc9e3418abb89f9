package org.forewarn.alert.warning;

import java.util.List;
import org.forewarn.schemas.event.MsgType;
import org.forewarn.schemas.event.Severity;

/**
 * The templates that hold.
 *
 * @param all at most one for each kind, severity and language
 */
public record Templates(List<Template> all) {

    public static final Templates NONE = new Templates(List.of());

    public Templates {
        all = List.copyOf(all);
    }

    /** The one of this severity, else the one of any, else none of the organisation's own. */
    Template of(MsgType kind, Severity severity, String language) {
        List<Template> fitting = all.stream()
                .filter(each -> each.kind() == kind && each.language().equals(language))
                .toList();
        return fitting.stream()
                .filter(each -> each.severity() == severity)
                .findFirst()
                .or(() ->
                        fitting.stream().filter(each -> each.severity() == null).findFirst())
                .orElse(Template.none(kind, language));
    }
}

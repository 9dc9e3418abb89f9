package org.forewarn.kit.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a handler's {@link Caller} parameter: the scope its key must have. There is no other way to get a caller, so a
 * handler cannot know who calls without saying what they must be allowed to do.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithScope {

    /** One of {@link Scopes}. */
    String value();
}

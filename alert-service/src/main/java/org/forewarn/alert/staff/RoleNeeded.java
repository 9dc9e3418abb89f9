package org.forewarn.alert.staff;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a handler's argument of type {@link Member}: whoever calls it is signed in and has one of these roles. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface RoleNeeded {
    Role[] value();
}

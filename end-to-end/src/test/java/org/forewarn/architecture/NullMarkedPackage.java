package org.forewarn.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** That a class's package is annotated with {@code @NullMarked}, so that NullAway reads it. */
final class NullMarkedPackage extends ArchCondition<JavaClass> {

    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    NullMarkedPackage() {
        super("be in a package that is @NullMarked");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        if (!item.getPackage().isAnnotatedWith(NULL_MARKED)) {
            events.add(
                    SimpleConditionEvent.violated(item, item.getName() + " is in a package that is not @NullMarked"));
        }
    }
}

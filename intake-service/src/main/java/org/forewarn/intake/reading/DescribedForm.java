package org.forewarn.intake.reading;

import tools.jackson.databind.node.ObjectNode;

/**
 * A form and which documents it takes, as the API's description shows it. Each package with a form has a bean of this.
 *
 * @param name in the description: a noun in capitals such as {@code Report}
 * @param schema as {@link Fields#describe} gives it
 */
public record DescribedForm(String name, ObjectNode schema) {}

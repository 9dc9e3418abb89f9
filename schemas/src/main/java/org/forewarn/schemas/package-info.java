/** The contracts between the services: the topics as code, and the Avro classes generated from {@code src/main/avro}. */
@NullMarked
package org.forewarn.schemas;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.forewarn.alert.audience.reporting;

import org.jspecify.annotations.NullMarked;

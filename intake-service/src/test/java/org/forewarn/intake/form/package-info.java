@NullMarked
package org.forewarn.intake.form;

import org.jspecify.annotations.NullMarked;

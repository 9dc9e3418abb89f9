@NullMarked
package org.forewarn.kit.form;

import org.jspecify.annotations.NullMarked;

/** The commands of {@code ./forewarn}: the suite started, the sample reports posted, and what comes of them told. */
@NullMarked
package org.forewarn.local.demo;

import org.jspecify.annotations.NullMarked;

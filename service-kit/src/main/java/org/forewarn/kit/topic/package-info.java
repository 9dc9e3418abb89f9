/** The topics are there before anything reads or writes them. */
@NullMarked
package org.forewarn.kit.topic;

import org.jspecify.annotations.NullMarked;

/** The promise that the stream gives what a batch over the same reports gives, tried at random. */
@NullMarked
package org.forewarn.matching.exactness;

import org.jspecify.annotations.NullMarked;

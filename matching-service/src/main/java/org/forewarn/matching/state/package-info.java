/** What a stage remembers, as it sees it: tables of rows by key, without a word of where they lie. */
@NullMarked
package org.forewarn.matching.state;

import org.jspecify.annotations.NullMarked;

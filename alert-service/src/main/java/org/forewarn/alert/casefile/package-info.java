/** What the desk knows of a case and does to it: its newest state, narratives, search, decisions, questions. */
@NullMarked
package org.forewarn.alert.casefile;

import org.jspecify.annotations.NullMarked;

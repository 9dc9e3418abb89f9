/** Pages and API of cases: the case itself, two reports side by side, search, narratives, questions. */
@NullMarked
package org.forewarn.alert.casefile.web;

import org.jspecify.annotations.NullMarked;

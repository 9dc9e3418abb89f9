/** The words a report may use where it does not speak freely, and which version of them holds. */
@NullMarked
package org.forewarn.kit.vocabulary;

import org.jspecify.annotations.NullMarked;

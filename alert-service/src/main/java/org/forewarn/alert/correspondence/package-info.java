/** Messages that one person waits for and that belong to no warning: codes, links, answers. */
@NullMarked
package org.forewarn.alert.correspondence;

import org.jspecify.annotations.NullMarked;

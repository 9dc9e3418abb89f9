/** Issued warnings for machines of other charities, as far as reporters allow: CAP 1.2 documents and an Atom feed. */
@NullMarked
package org.forewarn.alert.feed;

import org.jspecify.annotations.NullMarked;

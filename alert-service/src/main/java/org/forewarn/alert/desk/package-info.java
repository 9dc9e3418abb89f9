/** From cases to issued warnings: drafts, approval, and the outbox that publishes them. */
@NullMarked
package org.forewarn.alert.desk;

import org.jspecify.annotations.NullMarked;

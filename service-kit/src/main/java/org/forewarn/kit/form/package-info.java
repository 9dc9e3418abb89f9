/**
 * The form of a report on a page: what is asked, what was typed, the document it becomes and the page it is shown on. All of it
 * pure; sessions, words and ways in are each service's own.
 */
@NullMarked
package org.forewarn.kit.form;

import org.jspecify.annotations.NullMarked;

/** The desk's pages of one warning, of templates and of settings. */
@NullMarked
package org.forewarn.alert.desk.web;

import org.jspecify.annotations.NullMarked;

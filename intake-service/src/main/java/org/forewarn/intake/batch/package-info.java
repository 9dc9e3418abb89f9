/** Many reports in one request, line by line: NDJSON, or CSV as spreadsheets export it. */
@NullMarked
package org.forewarn.intake.batch;

import org.jspecify.annotations.NullMarked;

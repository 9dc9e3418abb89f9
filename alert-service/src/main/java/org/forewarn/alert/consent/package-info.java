/** What reporters allow now: learnt from the topic of reports, asked at every use that leaves this service. */
@NullMarked
package org.forewarn.alert.consent;

import org.jspecify.annotations.NullMarked;

@org.jspecify.annotations.NullUnmarked
package org.forewarn.alert.staff;

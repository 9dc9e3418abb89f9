@org.jspecify.annotations.NullMarked
package org.forewarn.alert.audience.web;

@org.jspecify.annotations.NullMarked
package org.forewarn.alert.desk.web;

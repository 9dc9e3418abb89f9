package org.forewarn.alert.audience.web;

/**
 * Something that must be mended.
 *
 * @param field id of what must be changed, to which the summary leads
 * @param text what to do, in the reader's language
 */
record Fault(String field, String text) {}

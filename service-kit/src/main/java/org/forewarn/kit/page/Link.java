package org.forewarn.kit.page;

/** A link in a page's header. */
public record Link(String href, String text) {}

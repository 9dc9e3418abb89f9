package org.forewarn.kit.page;

/**
 * Who is using the page.
 *
 * @param name shown in the header
 * @param signOutPath where the sign-out button posts to
 * @param token sent along as {@code token}: without it another site could sign somebody out
 */
public record SignedIn(String name, String signOutPath, String token) {}

package org.forewarn.alert.warning;

/**
 * Something a suspect can be recognised by.
 *
 * @param type word of the vocabulary: phone, email, social_handle and so on
 * @param value normalised: a phone as E.164
 * @param partial whether only a part is known
 * @param confidence seen, told or inferred
 */
public record Identifier(String type, String value, boolean partial, String confidence) {}

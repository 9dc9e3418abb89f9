package org.forewarn.alert.warning;

/**
 * What is said, in one language.
 *
 * @param language BCP 47 tag
 * @param headline one line
 * @param full what a member gets who chose to be told in full
 * @param discreet says nothing to someone else who holds the phone
 */
public record WarningText(String language, String headline, String full, String discreet) {}

package org.forewarn.kit.page;

/**
 * What the frame itself says, in one language.
 *
 * @param language BCP 47 tag of the whole page
 * @param skip the link past the header
 * @param leave the key that leaves the page
 * @param leaveHint by which keys it can be left, too
 * @param pages name of the links in the header
 * @param signOut the button
 */
public record FrameWords(String language, String skip, String leave, String leaveHint, String pages, String signOut) {

    /** English. */
    public static final FrameWords ENGLISH = new FrameWords(
            "en",
            "Skip to the content",
            "Leave this page now",
            "or press Escape, or Shift three times",
            "Pages",
            "Sign out");
}

package org.forewarn.kit.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page's content.
 *
 * @param title of the tab; says what the page is and nothing that a glance over the shoulder should find
 * @param links in the header, in order
 * @param signedIn who is using the page; null when nobody is signed in
 * @param leave the key that leaves the page at once; null where nobody needs one
 * @param words the language of the page, and what the frame says in it
 * @param assets names of further style sheets and scripts that the page needs, in order
 */
public record Frame(
        String title,
        List<Link> links,
        @Nullable SignedIn signedIn,
        @Nullable Leave leave,
        FrameWords words,
        List<String> assets) {

    public Frame {
        links = List.copyOf(links);
        assets = List.copyOf(assets);
    }

    /** A page in English with nothing in its header. */
    public static Frame titled(String title) {
        return new Frame(title, List.of(), null, null, FrameWords.ENGLISH, List.of());
    }

    public Frame withLinks(Link... more) {
        return new Frame(title, List.of(more), signedIn, leave, words, assets);
    }

    public Frame withSignedIn(SignedIn who) {
        return new Frame(title, links, who, leave, words, assets);
    }

    public Frame withLeave(Leave key) {
        return new Frame(title, links, signedIn, key, words, assets);
    }

    /** In another language. */
    public Frame withWords(FrameWords others) {
        return new Frame(title, links, signedIn, leave, others, assets);
    }

    /** With assets of these names, {@code .css} or {@code .js}. */
    public Frame withAssets(String... names) {
        return new Frame(title, links, signedIn, leave, words, List.of(names));
    }
}

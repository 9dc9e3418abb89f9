package org.forewarn.kit.page;

/**
 * The key that takes somebody off the page at once, because of who has come into the room.
 *
 * @param path a path of ours that forgets the visitor and sends them on; works without JavaScript
 * @param destination an address that tells nothing; where they end
 */
public record Leave(String path, String destination) {}

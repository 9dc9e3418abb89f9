package org.forewarn.alert.warning;

import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * One thing that a warning could say.
 *
 * @param id stays the same as long as the same is known, so that a tick stays where it was put
 * @param sayers the reports that say so
 * @param words it in the words of a language
 * @param free what of it is in reporters' own words
 */
record Field(String id, FieldKind kind, SortedSet<String> sayers, Function<Phrases, String> words, List<String> free) {}

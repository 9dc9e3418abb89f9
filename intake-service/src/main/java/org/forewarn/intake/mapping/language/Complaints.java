package org.forewarn.intake.mapping.language;

import com.dashjoin.jsonata.JException;
import java.util.Map;

/**
 * The evaluator's errors in sentences for the author. Its own messages are never used: they quote the value at fault,
 * which may be what somebody told in confidence.
 */
final class Complaints {

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("S0101", "A text in quotation marks does not end."),
            Map.entry("S0102", "A number is out of range."),
            Map.entry("S0103", "A text has an unknown escape sequence after \\."),
            Map.entry("S0104", "\\u wants four hexadecimal digits after it."),
            Map.entry("S0105", "A name in backquotes does not end."),
            Map.entry("S0106", "A comment does not end."),
            Map.entry("S0201", "Something stands here that cannot."),
            Map.entry("S0202", "Something else is expected here, such as a comma or a closing bracket."),
            Map.entry("S0203", "The text ends where something is missing, such as a closing bracket."),
            Map.entry("S0204", "There is no such operator."),
            Map.entry("S0207", "The text ends in the middle of an expression."),
            Map.entry("S0208", "A parameter of a function must be a name that begins with $."),
            Map.entry("S0211", "This operator wants something on its left side."),
            Map.entry("S0212", "What stands to the left of := must be a name that begins with $."),
            Map.entry("S0213", "A number, true, false or null cannot be a step of a path."),
            Map.entry("S0302", "A regular expression does not end."),
            Map.entry("D1001", "A number is out of range."),
            Map.entry("D1002", "Only a number can be made negative."),
            Map.entry("D1009", "Two names of an object turn out the same."),
            Map.entry("D2014", "A range of numbers is too long."),
            Map.entry("D3030", "A text is no number; test it first, or leave it as it is."),
            Map.entry("D3050", "$reduce wants a function of at least two parameters."),
            Map.entry("D3070", "$sort wants texts or numbers, or a function that compares."),
            Map.entry("T0410", "A function is given an argument of a type that it does not take."),
            Map.entry("T0411", "A function's argument is missing, and what stands around is of another type."),
            Map.entry("T0412", "A function wants a list whose elements are of another type."),
            Map.entry("T1003", "A name in an object must be a text."),
            Map.entry("T1005", "A function's name begins with $."),
            Map.entry("T1006", "Something is called that is no function."),
            Map.entry("T2001", "The left side of an arithmetic operator must be a number."),
            Map.entry("T2002", "The right side of an arithmetic operator must be a number."),
            Map.entry("T2003", "A range begins with a whole number."),
            Map.entry("T2004", "A range ends with a whole number."),
            Map.entry("T2006", "What stands to the right of ~> must be a function."),
            Map.entry("T2007", "Texts and numbers cannot be put in order together."),
            Map.entry("T2008", "Only texts and numbers can be put in order."),
            Map.entry("T2009", "A text and a number are compared; only two of a kind can be."),
            Map.entry("T2010", "Only texts and numbers can be compared."));

    private Complaints() {}

    /** Why a text is no program. */
    static String notAProgram(JException error, String text) {
        return "The mapping is no JSONata: " + sentence(error) + at(error, text);
    }

    /** Why a program ended without a result. */
    static String notFinished(JException error, String text) {
        return "The mapping failed on this document: " + sentence(error) + at(error, text);
    }

    private static String sentence(JException error) {
        return BY_CODE.getOrDefault(String.valueOf(error.getError()), "It cannot be evaluated.");
    }

    private static String at(JException error, String text) {
        return error.getLocation() < 1 ? "" : " Look near " + new Place(text, error.getLocation()) + ".";
    }
}

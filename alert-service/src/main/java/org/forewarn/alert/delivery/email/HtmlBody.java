package org.forewarn.alert.delivery.email;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.forewarn.alert.delivery.Message;
import org.springframework.web.util.HtmlUtils;

/**
 * The HTML part of a mail, made from its plain text: paragraphs, and addresses of pages as links. It says its language, and
 * refers to nothing that a mail program would fetch: whether and where a mail is read is nobody's business.
 */
final class HtmlBody {

    private static final String PARAGRAPHS = "\n\\s*\n";
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+[^\\s<>\"'.,;:!?)]");

    /** Big enough to be read, in the reader's own font and colours. */
    private static final String PAGE = """
            <!doctype html>
            <html%s dir="auto">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            </head>
            <body style="margin:0;padding:16px;font-size:18px;line-height:1.5">
            <main style="max-width:38em">
            <h1 style="font-size:20px">%s</h1>
            %s
            </main>
            </body>
            </html>
            """;

    private HtmlBody() {}

    static String of(Message message) {
        String subject = escaped(message.subject());
        String language = message.language().isEmpty() ? "" : " lang=\"" + escaped(message.language()) + "\"";
        String paragraphs = Arrays.stream(message.body().strip().split(PARAGRAPHS))
                .map(HtmlBody::paragraph)
                .collect(Collectors.joining("\n"));
        return PAGE.formatted(language, subject, subject, paragraphs);
    }

    private static String paragraph(String text) {
        // links are found before escaping makes them longer; what is between them is escaped by itself
        var html = new StringBuilder("<p>");
        Matcher links = LINK.matcher(text);
        int from = 0;
        while (links.find()) {
            String link = escaped(links.group());
            html.append(lines(text.substring(from, links.start())))
                    .append("<a href=\"")
                    .append(link)
                    .append("\">")
                    .append(link)
                    .append("</a>");
            from = links.end();
        }
        return html.append(lines(text.substring(from))).append("</p>").toString();
    }

    private static String lines(String text) {
        return escaped(text).replace("\n", "<br>\n");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}

package org.forewarn.alert.staff.totp;

import io.nayuki.qrcodegen.QrCode.Ecc;

/** A QR code as SVG, to stand in a page: one path, no style, black on white whatever the page's colours. */
public final class QrCode {

    /** The quiet zone of ISO/IEC 18004. */
    private static final int BORDER = 4;

    private QrCode() {}

    /** @param label what it is, for who does not see it */
    public static String svg(String text, String label) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
        int side = code.size + 2 * BORDER;
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(',')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg width=\"240\" height=\"240\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\""
                        .formatted(side, side, label)
                + " shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\""
                + path + "\"/></svg>";
    }
}

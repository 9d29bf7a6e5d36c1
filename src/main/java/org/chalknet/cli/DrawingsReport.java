package org.chalknet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.chalknet.training.Confusion;
import org.chalknet.training.WilsonInterval;

/** Says in words and figures how a network reads drawings. */
final class DrawingsReport {

    private DrawingsReport() {}

    /** Returns a line such as {@code Drawings: 300, Accuracy: 96.67%, 95% interval: 93.97% to 98.18%}. */
    static String line(Confusion confusion) {
        WilsonInterval interval = WilsonInterval.of(confusion.right(), confusion.total());
        return String.format(
                Locale.ROOT,
                "Drawings: %d, Accuracy: %.2f%%, 95%% interval: %.2f%% to %.2f%%",
                confusion.total(),
                100 * confusion.accuracy(),
                100 * interval.lower(),
                100 * interval.upper());
    }

    /** Prints how many drawings of each class, a row, were read as each, a column; none is a point. */
    static void printTable(Confusion confusion, List<String> classNames, PrintWriter out) {
        int width = 2 + classNames.stream().mapToInt(String::length).max().orElse(0);
        width = Math.max(width, 2 + String.valueOf(confusion.total()).length());
        String cell = "%" + width + "s";
        StringBuilder header = new StringBuilder(cell.formatted(""));
        classNames.forEach(name -> header.append(cell.formatted(name)));
        out.println("Rows: what was drawn. Columns: what was read.");
        out.println(header);
        for (int label = 0; label < confusion.classes(); label++) {
            StringBuilder row = new StringBuilder(cell.formatted(classNames.get(label)));
            for (int answer = 0; answer < confusion.classes(); answer++) {
                int count = confusion.count(label, answer);
                row.append(cell.formatted(count == 0 ? "." : String.valueOf(count)));
            }
            out.println(row);
        }
    }
}

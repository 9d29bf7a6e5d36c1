package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.chalknet.data.LabelledImages;
import org.chalknet.network.Network;
import org.chalknet.training.Confusion;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class DrawingsReportTest {

    /** 27 of 30, whose interval is worked by hand in the test of the interval. */
    private final Confusion confusion = confusion();

    @Test
    void saysAccuracyAndInterval() {
        assertThat(DrawingsReport.line(confusion))
                .isEqualTo("Drawings: 30, Accuracy: 90.00%, 95% interval: 74.38% to 96.54%");
    }

    @Test
    void showsWhatIsTakenForWhat() {
        StringWriter out = new StringWriter();
        DrawingsReport.printTable(confusion, List.of("cat", "sheep"), new PrintWriter(out, true));
        assertThat(out.toString().lines())
                .containsExactly(
                        "Rows: what was drawn. Columns: what was read.",
                        "           cat  sheep",
                        "    cat     27      .",
                        "  sheep      3      .");
    }

    private static Confusion confusion() {
        byte[] labels = new byte[30];
        labels[4] = 1;
        labels[5] = 1;
        labels[29] = 1;
        Network alwaysTheFirst =
                new Network(List.of(new Network.Layer(R032Store.FACTORY.make(2, 1), R032Store.FACTORY.make(2, 1))));
        return Confusion.of(alwaysTheFirst, new LabelledImages(1, 1, new byte[30], labels));
    }
}

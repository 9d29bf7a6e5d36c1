package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R032Store;

class PanelsTest {

    private static float at(Panels panels, int row, int column) {
        int panel = row / Panels.HEIGHT;
        long address = panels.start(panel, column) + (long) (row - panel * Panels.HEIGHT) * Float.BYTES;
        try {
            return AlignedMemory.ALL.get(ValueLayout.JAVA_FLOAT, address);
        } finally {
            Reference.reachabilityFence(panels);
        }
    }

    private static R032Store random(int rows, int columns) {
        Random random = new Random(3);
        R032Store matrix = R032Store.FACTORY.make(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextFloat();
        }
        return matrix;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 64", "128, 7", "130, 5", "300, 40"})
    void copiesTheAskedColumnsTimesAFactor(int rows, int columns) {
        R032Store matrix = random(rows, columns);
        Panels panels = new Panels(rows, columns);
        int from = columns / 3;
        panels.set(matrix, -2, from, columns);
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                float expected = column < from ? 0 : -2 * matrix.data[column * rows + row];
                assertThat(at(panels, row, column)).as("%d, %d", row, column).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, 1, 0, 1",
        "10, 64, 0, 64, 0, 10",
        "128, 7, 0, 7, 64, 128",
        "130, 5, 0, 5, 64, 128",
        "130, 5, 0, 5, 128, 130",
        "300, 140, 64, 128, 64, 192",
        "70, 140, 128, 140, 0, 70"
    })
    void turnsTheAskedPartIntoRowsAndColumnsAndNoOther(
            int rows, int columns, int fromRow, int toRow, int from, int to) {
        R032Store matrix = random(/* rows= */ columns, /* columns= */ rows);
        Panels panels = new Panels(rows, columns);
        Panels source = new Panels(columns, rows);
        source.set(matrix, 1, 0, rows);
        panels.setTransposed(source, fromRow, toRow, from, to);
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                boolean asked = row >= from && row < to && column >= fromRow && column < toRow;
                float expected = asked ? matrix.data[row * columns + column] : 0;
                assertThat(at(panels, row, column)).as("%d, %d", row, column).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 64", "128, 7", "130, 5", "300, 40"})
    void givesBackWhatWasSet(int rows, int columns) {
        R032Store matrix = random(rows, columns);
        Panels panels = new Panels(rows, columns);
        panels.set(matrix, 1, 0, columns);
        R032Store copy = R032Store.FACTORY.make(rows, columns);
        panels.get(copy);
        assertThat(copy.data).containsExactly(matrix.data);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 64", "128, 7", "130, 5", "300, 40"})
    void beginsEveryColumnWhereACacheLineDoes(int rows, int columns) {
        Panels panels = new Panels(rows, columns);
        for (int panel = 0; panel < panels.count(); panel++) {
            assertThat(panels.start(panel, 0) % 64).isZero();
            assertThat(panels.stride(panel) % 64).isZero();
        }
    }
}

package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitMatrixTest {

    private final Random random = new Random(9);

    @ParameterizedTest
    @CsvSource({"1, 1", "64, 64", "130, 70", "65, 200", "10, 3"})
    void givesByColumnAndByFourRowsWhatWasSetByRow(int rows, int columns) {
        BitMatrix bits = new BitMatrix(rows, columns);
        boolean[][] expected = new boolean[rows][columns];
        for (int block = 0; block < bits.blocks(); block++) {
            for (int from = 0; from < columns; from += 64) {
                long[] byRow = new long[64];
                for (int i = 0; i < Math.min(64, rows - 64 * block); i++) {
                    for (int j = 0; j < Math.min(64, columns - from); j++) {
                        expected[64 * block + i][from + j] = random.nextInt(4) == 0;
                        byRow[i] |= expected[64 * block + i][from + j] ? 1L << j : 0;
                    }
                }
                bits.setRows(block, from, byRow);
            }
        }

        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                assertThat(bits.get(i, j)).as("row %d, column %d", i, j).isEqualTo(expected[i][j]);
            }
        }
        int to = Math.max(1, columns - 1);
        long[] byFour = new long[16];
        for (int block = 0; block < bits.blocks(); block++) {
            for (int from = 0; from < columns; from += 64) {
                bits.getFourRows(block, from, to, byFour);
                for (int i = 0; i < 64; i += 4) {
                    for (int j = 0; j < 64; j++) {
                        boolean any = false;
                        for (int row = 64 * block + i;
                                row < Math.min(rows, 64 * block + i + 4) && from + j < to;
                                row++) {
                            any |= expected[row][from + j];
                        }
                        assertThat((byFour[i / 4] >>> j & 1) != 0)
                                .as("rows from %d, column %d", 64 * block + i, from + j)
                                .isEqualTo(any);
                    }
                }
            }
        }
    }

    @Test
    void unitesTheAskedColumnsOf64Rows() {
        BitMatrix matrix = new BitMatrix(100, 4);
        for (int column = 0; column < 4; column++) {
            matrix.setBlock(column, 1, 1L << column);
        }
        assertThat(matrix.anyOf(1, 1, 3)).isEqualTo(0b110);
        assertThat(matrix.anyOf(0, 0, 4)).isZero();
        assertThat(matrix.anyOf(2, 0, 4)).as("behind the last rows").isZero();
    }
}

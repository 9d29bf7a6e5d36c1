package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonZerosTest {

    private static final int LISTS = 70;

    private final Random random = new Random(5);

    private static List<String> read(NonZeros lists, int list, int block) {
        List<String> found = new ArrayList<>();
        for (int t = lists.start(list, block); t < lists.start(list, block + 1); t++) {
            found.add(lists.index()[t] + ":" + lists.value()[t]);
        }
        return found;
    }

    private static List<String> expected(float[] numbers, int block) {
        List<String> expected = new ArrayList<>();
        for (int i = block * 64; i < Math.min(numbers.length, block * 64 + 64); i++) {
            if (numbers[i] != 0) {
                expected.add(i + ":" + numbers[i]);
            }
        }
        return expected;
    }

    private float[][] sparse(int lists, int numbers) {
        float[][] all = new float[lists][numbers];
        for (float[] one : all) {
            for (int i = 0; i < numbers; i++) {
                // −0 is zero, too, and what is not a number is not.
                one[i] = random.nextInt(4) > 0 ? -0f : i % 7 == 3 ? Float.NaN : random.nextInt(1, 256);
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 63, 64, 65, 128, 200, 784})
    void findsWhatIsNotZeroBlockByBlock(int numbers) {
        float[][] all = sparse(3, numbers);
        NonZeros lists = new NonZeros(3, numbers);
        for (int list = 0; list < 3; list++) {
            float[] source = new float[numbers + 4];
            System.arraycopy(all[list], 0, source, 2, numbers);
            source[1] = 9;
            source[numbers + 2] = 9;
            lists.set(list, source, 2);
        }
        for (int list = 0; list < 3; list++) {
            for (int block = 0; block < lists.blocks(); block++) {
                assertThat(read(lists, list, block)).isEqualTo(expected(all[list], block));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 63, 64, 65, 128, 200, 784})
    void findsBytesAndSaysWhatTheyStandFor(int numbers) {
        float[] values = new float[256];
        for (int i = 0; i < 256; i++) {
            values[i] = i / 255f;
        }
        byte[] source = new byte[numbers + 4];
        float[] floats = new float[numbers];
        source[1] = 9;
        source[numbers + 2] = 9;
        for (int i = 0; i < numbers; i++) {
            int value = random.nextInt(4) > 0 ? 0 : random.nextInt(1, 256);
            source[i + 2] = (byte) value;
            floats[i] = value / 255f;
        }
        NonZeros lists = new NonZeros(2, numbers);
        lists.set(1, source, 2, values);
        for (int block = 0; block < lists.blocks(); block++) {
            assertThat(read(lists, 1, block)).isEqualTo(expected(floats, block));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 64, 65, LISTS})
    void turnsABlockRound(int count) {
        int numbers = 150;
        float[][] all = sparse(LISTS, numbers);
        NonZeros lists = new NonZeros(LISTS, numbers);
        for (int list = 0; list < LISTS; list++) {
            lists.set(list, all[list], 0);
        }
        NonZeros turned = new NonZeros(MatrixProduct.BLOCK, LISTS);
        for (int block = 0; block < lists.blocks(); block++) {
            turned.transpose(lists, block, count, new int[MatrixProduct.BLOCK]);
            for (int k = 0; k < MatrixProduct.BLOCK; k++) {
                float[] row = new float[count];
                for (int j = 0; j < count && block * 64 + k < numbers; j++) {
                    row[j] = all[j][block * 64 + k];
                }
                for (int b = 0; b < turned.blocks(); b++) {
                    assertThat(read(turned, k, b)).as("row %d, block %d", k, b).isEqualTo(expected(row, b));
                }
            }
        }
    }
}

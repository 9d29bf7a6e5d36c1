package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExponentialTest {

    /** StrictMath's is within one unit in the last place of a double. */
    @Test
    void isWithinOneUnitInTheLastPlace() {
        Random random = new Random(7);
        float[] x = new float[1 << 20];
        for (int i = 0; i < x.length; i++) {
            x[i] = switch (i % 4) {
                case 0 -> random.nextFloat(-104, 89);
                case 1 -> random.nextFloat(-20, 0);
                case 2 -> random.nextFloat(-1, 1);
                default -> (float) ((random.nextInt(-150, 128) + 0.5) * Math.log(2) + random.nextGaussian() * 1e-5);
            };
        }
        float[] actual = x.clone();
        Exponential.apply(actual, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            double expected = StrictMath.exp(x[i]);
            double unit = Math.ulp((float) expected);
            if (Float.isFinite((float) expected)) {
                assertThat(Math.abs(actual[i] - expected) / unit)
                        .as("e^%s", x[i])
                        .isLessThan(1);
            } else {
                assertThat(actual[i]).as("e^%s", x[i]).isGreaterThanOrEqualTo(Float.MAX_VALUE);
            }
        }
    }

    /** In whole vectors and in the rest, and so often that it is compiled: the compiler's code may differ from Java's. */
    @Test
    void knowsTheEndsOfTheRange() {
        // Rounded to a float, eˣ is last 2⁻¹⁴⁹ at −103.97207 and first infinite at 88.72284.
        float[] ends = {
            0,
            -0f,
            Float.MIN_VALUE,
            -1e-10f,
            -103.97207f,
            Math.nextDown(-103.97208f),
            -104,
            -1e9f,
            Float.NEGATIVE_INFINITY,
            Math.nextUp(88.72284f),
            89,
            1e9f,
            Float.POSITIVE_INFINITY,
            Float.NaN
        };
        float[] expected = new float[ends.length];
        for (int i = 0; i < ends.length; i++) {
            expected[i] = (float) StrictMath.exp(ends[i]);
        }
        for (int time = 0; time < 20_000; time++) {
            float[] x = new float[10 * ends.length + 1];
            for (int i = 0; i < x.length; i++) {
                x[i] = ends[i % ends.length];
            }
            Exponential.apply(x, 0, x.length);
            for (int i = 0; i < x.length; i++) {
                if (Float.compare(x[i], expected[i % ends.length]) != 0) {
                    assertThat(x[i])
                            .as("time %d: e^%s", time, ends[i % ends.length])
                            .isEqualTo(expected[i % ends.length]);
                }
            }
        }
    }

    /** Where in a range a number stands decides whether it is computed in a whole vector or in the rest. */
    @Test
    void givesANumberTheSameBitsInAnyRangeAndTouchesNoOther() {
        Random random = new Random(3);
        float[] x = new float[50];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat(-90, 10);
        }
        float[] alone = x.clone();
        for (int i = 0; i < x.length; i++) {
            Exponential.apply(alone, i, i + 1);
        }
        for (int from = 0; from < 20; from++) {
            for (int to = from; to <= x.length; to++) {
                float[] range = x.clone();
                Exponential.apply(range, from, to);
                for (int i = 0; i < x.length; i++) {
                    assertThat(range[i])
                            .as("number %d of %d to %d", i, from, to)
                            .isEqualTo(i >= from && i < to ? alone[i] : x[i]);
                }
            }
        }
    }
}

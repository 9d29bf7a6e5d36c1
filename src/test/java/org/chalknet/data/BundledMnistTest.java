package org.chalknet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BundledMnistTest {

    private static Dataset mnist;

    @BeforeAll
    static void readIt() throws Exception {
        mnist = BundledMnist.read();
    }

    @Test
    void hasTheKnownSizes() {
        assertThat(mnist.name()).isEqualTo("MNIST");
        assertThat(mnist.training().count()).isEqualTo(60_000);
        assertThat(mnist.test().count()).isEqualTo(10_000);
        assertThat(mnist.training().rows()).isEqualTo(28);
        assertThat(mnist.training().columns()).isEqualTo(28);
        assertThat(mnist.inputs()).isEqualTo(784);
        assertThat(mnist.classNames()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void beginsWithTheKnownLabels() {
        assertThat(firstLabels(mnist.training())).containsExactly(5, 0, 4, 1, 9);
        assertThat(firstLabels(mnist.test())).containsExactly(7, 2, 1, 0, 4);
    }

    @Test
    void hasTheKnownNumberOfEachDigit() {
        int[] counts = new int[10];
        IntStream.range(0, 10_000).forEach(i -> counts[mnist.test().label(i)]++);
        assertThat(counts).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    }

    @Test
    void hasTheKnownMeanInk() {
        assertThat(mean(mnist.training().pixels())).isCloseTo(33.318, within(0.001));
        assertThat(mean(mnist.test().pixels())).isCloseTo(33.791, within(0.001));
    }

    private static List<Integer> firstLabels(LabelledImages images) {
        return IntStream.range(0, 5).map(images::label).boxed().toList();
    }

    private static double mean(byte[] pixels) {
        long sum = 0;
        for (byte pixel : pixels) {
            sum += Byte.toUnsignedInt(pixel);
        }
        return (double) sum / pixels.length;
    }
}

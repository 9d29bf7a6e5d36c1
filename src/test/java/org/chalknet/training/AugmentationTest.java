package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmentationTest {

    @Test
    void isOffWhenNothingIsDistorted() {
        assertThat(new Augmentation(0, 0, 0, 0, 0).isOff()).isTrue();
        assertThat(new Augmentation(0, 0, 0, 0.1, 0).isOff()).isFalse();
        assertThat(Augmentation.AFFINE.isOff()).isFalse();
        assertThat(Augmentation.AFFINE.elastic()).isZero();
        assertThat(Augmentation.ELASTIC.elastic()).isPositive();
    }

    @Test
    void namesTheSettingThatIsOutOfItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Augmentation(0, 46, 0, 0, 0))
                .withMessage("rotation must be a number from 0 to 45, but is 46");
        assertThatIllegalArgumentException().isThrownBy(() -> new Augmentation(11, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Augmentation(0, 0, 0.6, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Augmentation(0, 0, 0, -0.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Augmentation(0, 0, 0, 0, Double.NaN));
    }

    @Test
    void showsSamplesOfWhatItDoes() {
        byte[] image = Digits.all().test().image(0);
        List<byte[]> samples = Augmentation.ELASTIC.samples(image, 28, 28, 3, 5);
        assertThat(samples)
                .hasSize(3)
                .allSatisfy(sample -> assertThat(ink(sample)).isBetween(0.7 * ink(image), 1.4 * ink(image)));
        assertThat(samples.get(0)).isNotEqualTo(image).isNotEqualTo(samples.get(1));
        assertThat(Augmentation.ELASTIC.samples(image, 28, 28, 3, 5).get(2)).isEqualTo(samples.get(2));
        assertThat(Augmentation.OFF.samples(image, 28, 28, 1, 5)).containsExactly(image);
    }

    private static double ink(byte[] image) {
        return IntStream.range(0, image.length)
                .map(i -> Byte.toUnsignedInt(image[i]))
                .sum();
    }
}

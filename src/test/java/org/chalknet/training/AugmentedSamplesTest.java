package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.data.LabelledImages;
import org.junit.jupiter.api.Test;

class AugmentedSamplesTest {

    private static final LabelledImages CROSS = cross();

    @Test
    void areTheImageItselfWhereNothingIsDistorted() {
        assertThat(AugmentedSamples.of(CROSS, Augmentation.OFF, 2)).containsExactly(CROSS.image(0), CROSS.image(0));
    }

    @Test
    void areDistortedEachInItsOwnWayAndAlwaysTheSame() {
        List<byte[]> samples = AugmentedSamples.of(CROSS, Augmentation.ELASTIC, 5);
        assertThat(samples).hasSize(5).doesNotHaveDuplicates().doesNotContain(CROSS.image(0));
        assertThat(AugmentedSamples.of(CROSS, Augmentation.ELASTIC, 5)).containsExactlyElementsOf(samples);
        assertThat(AugmentedSamples.of(CROSS, Augmentation.AFFINE, 5)).doesNotContainAnyElementsOf(samples);
    }

    private static LabelledImages cross() {
        byte[] pixels = new byte[2 * 28 * 28];
        for (int i = 8; i < 20; i++) {
            pixels[14 * 28 + i] = (byte) 255;
            pixels[i * 28 + 14] = (byte) 255;
        }
        return new LabelledImages(28, 28, pixels, new byte[2]);
    }
}

package org.chalknet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LabelledImagesTest {

    private static final byte[] PIXELS = {1, 2, 3, 4, (byte) 255, 6};

    private final LabelledImages images = new LabelledImages(1, 2, PIXELS, new byte[] {0, 7, 3});

    @Test
    void knowsItsSizes() {
        assertThat(images.count()).isEqualTo(3);
        assertThat(images.rows()).isEqualTo(1);
        assertThat(images.columns()).isEqualTo(2);
        assertThat(images.pixelsPerImage()).isEqualTo(2);
        assertThat(images.largestLabel()).isEqualTo(7);
    }

    @Test
    void keepsThePixelsAndCopiesOneImage() {
        assertThat(images.pixels()).isSameAs(PIXELS);
        assertThat(images.image(2)).containsExactly(255, 6);
        images.image(2)[0] = 0;
        assertThat(images.image(2)).containsExactly(255, 6);
        assertThat(images.label(2)).isEqualTo(3);
    }

    @Test
    void takesTheFirstImages() {
        LabelledImages first = images.first(2);
        assertThat(first.count()).isEqualTo(2);
        assertThat(first.pixels()).containsExactly(1, 2, 3, 4);
        assertThat(first.label(1)).isEqualTo(7);
        assertThat(images.first(3)).isSameAs(images);
        assertThat(images.first(1000)).isSameAs(images);
        assertThat(images.first(0).largestLabel()).isEqualTo(-1);
    }

    @Test
    void isJoinedByOthers() {
        LabelledImages all = images.first(1).and(new LabelledImages(1, 2, new byte[] {7, 8}, new byte[] {4}), 2);
        assertThat(all.pixels()).containsExactly(1, 2, 7, 8, 7, 8);
        assertThat(all.count()).isEqualTo(3);
        assertThat(all.label(0)).isEqualTo(images.label(0));
        assertThat(all.label(2)).isEqualTo(4);
    }

    @Test
    void isJoinedByImagesOfItsSizeOnly() {
        LabelledImages turned = new LabelledImages(2, 1, new byte[2], new byte[1]);
        assertThatThrownBy(() -> images.and(turned, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("images of 2 × 1 cannot join those of 1 × 2");
        assertThatThrownBy(() -> images.and(images, Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 and 2147483647 times 3 images have more than 2147483639 pixels");
    }

    @Test
    void refusesPixelsThatAreNotThoseOfTheImages() {
        assertThatThrownBy(() -> new LabelledImages(1, 2, PIXELS, new byte[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 images of 1 × 2 need 4 pixels, not 6");
        assertThatThrownBy(() -> new LabelledImages(1 << 16, 1 << 16, new byte[0], new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LabelledImages(0, 2, new byte[0], new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesNegativeLabels() {
        assertThatThrownBy(() -> new LabelledImages(1, 1, new byte[2], new byte[] {3, -1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a label must be 0 to 127, but one is -1");
    }
}

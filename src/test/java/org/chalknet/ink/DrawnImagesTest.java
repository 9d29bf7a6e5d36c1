package org.chalknet.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.chalknet.data.LabelledImages;
import org.junit.jupiter.api.Test;

class DrawnImagesTest {

    private static final Drawing LINE = Drawing.EMPTY.with(Stroke.dot(10, 10).to(200, 300));
    private static final Drawing DOT = Drawing.EMPTY.with(Stroke.dot(250, 250));

    @Test
    void areTheDrawingsAsTheNetworkSeesThem() {
        LabelledImages images = DrawnImages.of(
                List.of(new LabelledDrawing("cat", LINE), new LabelledDrawing("dog", DOT)),
                List.of("dog", "cat"),
                28,
                20);
        assertThat(images.count()).isEqualTo(2);
        assertThat(images.rows()).isEqualTo(28);
        assertThat(images.columns()).isEqualTo(20);
        assertThat(images.image(0)).isEqualTo(new MnistPreparation(28, 20).image(LINE));
        assertThat(images.image(1)).isEqualTo(new MnistPreparation(28, 20).image(DOT));
        assertThat(images.label(0)).isEqualTo(1);
        assertThat(images.label(1)).isZero();
    }

    @Test
    void needAClassForEachWord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DrawnImages.of(
                        List.of(new LabelledDrawing("dog", LINE), new LabelledDrawing("cow", DOT)),
                        List.of("dog", "cat"),
                        28,
                        28))
                .withMessage("the classes are [dog, cat], but drawing 2 shows cow");
    }
}

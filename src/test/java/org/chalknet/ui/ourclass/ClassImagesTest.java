package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.data.LabelledImages;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.MnistPreparation;
import org.junit.jupiter.api.Test;

class ClassImagesTest {

    private static final LabelledDrawing A = ClassSamples.drawing("1", 1);
    private static final LabelledDrawing B = ClassSamples.drawing("2", 2);

    private final ClassImages images = new ClassImages(ClassSamples.DIGITS);

    @Test
    void makesTheImageOfADrawingOnce() {
        byte[] image = images.of(A.drawing());
        assertThat(image).isEqualTo(new MnistPreparation(28, 28).image(A.drawing()));
        assertThat(images.of(ClassSamples.drawing("7", 1).drawing())).isSameAs(image);
        assertThat(images.of(B.drawing())).isNotEqualTo(image);
    }

    @Test
    void givesTheImagesOfManyWithTheirLabels() {
        LabelledImages both = images.of(List.of(B, A));
        assertThat(both.rows()).isEqualTo(28).isEqualTo(images.rows());
        assertThat(both.columns()).isEqualTo(28).isEqualTo(images.columns());
        assertThat(both.image(0)).isEqualTo(images.of(B.drawing()));
        assertThat(both.image(1)).isEqualTo(images.of(A.drawing()));
        assertThat(both.label(0)).isEqualTo(2);
        assertThat(both.label(1)).isEqualTo(1);
    }
}

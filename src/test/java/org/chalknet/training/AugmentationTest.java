package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
}

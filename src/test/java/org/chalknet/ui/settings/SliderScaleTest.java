package org.chalknet.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SliderScaleTest {

    @Test
    void offersRoundValuesOnALogarithmicScale() {
        SliderScale scale = SliderScale.decades(-3, 0);

        assertThat(scale.last()).isEqualTo(18);
        assertThat(scale.valueAt(0)).isEqualTo(0.001);
        assertThat(scale.valueAt(5)).isEqualTo(0.007);
        assertThat(scale.valueAt(6)).isEqualTo(0.01);
        assertThat(scale.valueAt(12)).isEqualTo(0.1);
        assertThat(scale.valueAt(15)).isEqualTo(0.3);
        assertThat(scale.valueAt(18)).isEqualTo(1);
    }

    @Test
    void beginsWithNothingWhereNothingIsAllowed() {
        SliderScale scale = SliderScale.decadesAndZero(-3, 1);

        assertThat(scale.valueAt(0)).isEqualTo(0);
        assertThat(scale.valueAt(1)).isEqualTo(0.001);
        assertThat(scale.valueAt(scale.last())).isEqualTo(10);
    }

    @Test
    void offersEvenSteps() {
        SliderScale scale = SliderScale.hundredths(10, 100, 5);

        assertThat(scale.last()).isEqualTo(18);
        assertThat(scale.valueAt(0)).isEqualTo(0.1);
        assertThat(scale.valueAt(16)).isEqualTo(0.9);
        assertThat(scale.valueAt(18)).isEqualTo(1);
    }

    @Test
    void takesTheNearestStop() {
        SliderScale scale = SliderScale.hundredths(10, 100, 5);

        assertThat(scale.valueAt(15.6)).isEqualTo(0.9);
        assertThat(scale.valueAt(-3)).isEqualTo(0.1);
        assertThat(scale.valueAt(99)).isEqualTo(1);
    }

    @Test
    void putsATypedValueBetweenItsNeighboursAndABeyondOneAtTheEnd() {
        SliderScale scale = SliderScale.decades(-3, 0);

        assertThat(scale.positionOf(0.1)).isEqualTo(12);
        assertThat(scale.positionOf(0.125)).isEqualTo(12.5);
        assertThat(scale.positionOf(0.000001)).isEqualTo(0);
        assertThat(scale.positionOf(50)).isEqualTo(18);
    }
}

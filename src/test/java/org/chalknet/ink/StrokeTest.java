package org.chalknet.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrokeTest {

    @Test
    void keepsItsPointsWhateverBecomesOfTheArrays() {
        double[] x = {1, 2};
        double[] y = {3, 4};
        Stroke stroke = new Stroke(x, y);
        x[0] = 99;
        y[1] = 99;
        assertThat(stroke.size()).isEqualTo(2);
        assertThat(stroke.x(0)).isEqualTo(1);
        assertThat(stroke.y(1)).isEqualTo(4);
    }

    @Test
    void isLedOnWithoutChange() {
        Stroke dot = Stroke.dot(1, 2);
        assertThat(dot.to(3, 4)).isEqualTo(new Stroke(new double[] {1, 3}, new double[] {2, 4}));
        assertThat(dot).isEqualTo(new Stroke(new double[] {1}, new double[] {2}));
    }

    @Test
    void knowsWhetherItIsAnotherLedOn() {
        Stroke dot = Stroke.dot(1, 2);
        assertThat(dot.to(3, 4).continues(dot)).isTrue();
        assertThat(dot.continues(dot)).isTrue();
        assertThat(dot.continues(dot.to(3, 4))).isFalse();
        assertThat(Stroke.dot(1, 3).to(3, 4).continues(dot)).isFalse();
        assertThat(Stroke.dot(2, 2).to(3, 4).continues(dot)).isFalse();
    }

    @Test
    void isEqualByItsPoints() {
        assertThat(Stroke.dot(1, 2)).hasSameHashCodeAs(Stroke.dot(1, 2)).isNotEqualTo(Stroke.dot(2, 1));
    }

    @Test
    void needsAPoint() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stroke(new double[0], new double[0]))
                .withMessage("a stroke needs at least 1 point and as many x as y, but has 0 x and 0 y");
    }

    @Test
    void isTheSameAtMinusZero() {
        assertThat(Stroke.dot(-0.0, 0)).isEqualTo(Stroke.dot(0, -0.0)).hasSameHashCodeAs(Stroke.dot(0, 0));
    }

    @Test
    void needsAsManyXAsY() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stroke(new double[2], new double[3]))
                .withMessageContaining("2 x and 3 y");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1_000_000.5})
    void refusesACoordinateThatNoBoardHas(double coordinate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stroke(new double[] {0, coordinate}, new double[] {0, 0}))
                .withMessage("x of point 2 of a stroke must be from -1000000 to 1000000, but is " + coordinate);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stroke.dot(0, coordinate))
                .withMessageStartingWith("y of point 1");
    }
}

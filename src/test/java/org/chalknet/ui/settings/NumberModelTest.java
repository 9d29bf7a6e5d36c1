package org.chalknet.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.chalknet.training.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberModelTest {

    private final NumberModel rate = new NumberModel(Setting.LEARNING_RATE, 0.1, SliderScale.decades(-3, 0));
    private final NumberModel seed = new NumberModel(Setting.SEED, 0);

    @ParameterizedTest
    @CsvSource({
        "0.5,0.5,0.50",
        "'0,25',0.25,0.25",
        "' 1e-3 ',0.001,0.001",
        ".5,0.5,0.50",
        "2,2,2.00",
        "+0.125,0.125,0.125"
    })
    void takesWhatIsTyped(String typed, double value, String shown) {
        rate.textProperty().set(typed);
        rate.commit();

        assertThat(rate.valueProperty().get()).isEqualTo(value);
        assertThat(rate.textProperty().get()).isEqualTo(shown);
        assertThat(rate.errorProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "-1", "101", "NaN", "Infinity", "1e999", "0x1p3", "1f", "1.2.3", "1 000"})
    void saysWhatIsExpectedAndKeepsTheValue(String typed) {
        rate.textProperty().set(typed);
        rate.commit();

        assertThat(rate.errorProperty().get()).isEqualTo("α₀ must be a number from 0.000001 to 100");
        assertThat(rate.valueProperty().get()).isEqualTo(0.1);
        assertThat(rate.textProperty().get()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,000", "60.000", "10.0", "1e3", "1 000"})
    void takesDigitsAloneForAWholeNumber(String typed) {
        seed.textProperty().set(typed);
        seed.commit();

        assertThat(seed.errorProperty().get()).isEqualTo("seed must be a whole number from 0 to 4294967295");
        assertThat(seed.textProperty().get()).isEqualTo(typed);
    }

    @Test
    void takesAllSeedsOfNumPyAndNoOther() {
        seed.textProperty().set("4294967295");
        seed.commit();
        assertThat(seed.valueProperty().get()).isEqualTo(4294967295.0);
        assertThat(seed.textProperty().get()).isEqualTo("4294967295");

        seed.textProperty().set("4294967296");
        seed.commit();
        assertThat(seed.errorProperty().get()).isEqualTo("seed must be a whole number from 0 to 4294967295");

        seed.textProperty().set("1.5");
        seed.commit();
        assertThat(seed.errorProperty().get()).isNotEmpty();
        assertThat(seed.valueProperty().get()).isEqualTo(4294967295.0);
    }

    /** "Correct what is marked to run" must not stay when it is corrected: a button that is off takes no focus. */
    @Test
    void countsWhatIsTypedAsSoonAsItIsAllowed() {
        rate.textProperty().set("200");
        rate.commit();
        assertThat(rate.errorProperty().get()).isNotEmpty();
        rate.textProperty().set("20");
        assertThat(rate.errorProperty().get()).isEmpty();
        assertThat(rate.valueProperty().get()).isEqualTo(20);
        assertThat(rate.textProperty().get()).as("nobody is interrupted").isEqualTo("20");

        rate.textProperty().set("20x");
        assertThat(rate.valueProperty().get()).as("as before the typing").isEqualTo(0.1);
        assertThat(rate.errorProperty().get()).as("not yet").isEmpty();
        rate.textProperty().set("");
        rate.textProperty().set("0.1234");
        assertThat(rate.valueProperty().get()).isEqualTo(0.1234);
        rate.set(0.2345);
        assertThat(rate.valueProperty().get())
                .as("not what two digits show of it")
                .isEqualTo(0.2345);
    }

    @Test
    void followsTheSliderAndForgetsTheError() {
        rate.textProperty().set("wrong");
        rate.commit();

        rate.positionProperty().set(15.2);

        assertThat(rate.valueProperty().get()).isEqualTo(0.3);
        assertThat(rate.textProperty().get()).isEqualTo("0.30");
        assertThat(rate.errorProperty().get()).isEmpty();
        assertThat(rate.positionProperty().get()).isEqualTo(15.2);
    }

    @Test
    void movesTheSliderToATypedValue() {
        rate.textProperty().set("0.125");
        rate.commit();
        assertThat(rate.positionProperty().get()).isEqualTo(12.5);

        rate.textProperty().set("20");
        rate.commit();
        assertThat(rate.positionProperty().get()).isEqualTo(18);
        assertThat(rate.valueProperty().get()).isEqualTo(20);
    }
}

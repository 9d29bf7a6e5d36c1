package org.chalknet.ui.settings;

import java.util.OptionalDouble;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.chalknet.training.Setting;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;

/** One number of the settings: what is typed, what it is worth, and what is wrong with it. */
public final class NumberModel {

    private final Setting setting;
    private final SliderScale scale;
    private final StringProperty text = new SimpleStringProperty();
    private final ReadOnlyDoubleWrapper value = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final DoubleProperty position = new SimpleDoubleProperty();
    private boolean settingPosition;

    /**
     * @param setting its name and range
     * @param initial its first value
     * @param scale what its slider offers
     */
    NumberModel(Setting setting, double initial, SliderScale scale) {
        this.setting = setting;
        this.scale = scale;
        position.subscribe((_, newPosition) -> {
            if (!settingPosition) {
                take(scale.valueAt(newPosition.doubleValue()));
            }
        });
        set(initial);
    }

    /** A number without a slider. */
    NumberModel(Setting setting, double initial) {
        this(setting, initial, SliderScale.hundredths(0, 0, 1));
    }

    /** Takes what has been typed: the value follows if it is allowed, and otherwise the error says what is. */
    public void commit() {
        String typed = text.get().strip();
        OptionalDouble number = parse(typed);
        if (number.isPresent() && setting.allows(number.getAsDouble())) {
            set(number.getAsDouble());
        } else {
            error.set(Texts.get(
                    setting.isWhole() ? "settings.error.whole" : "settings.error.number",
                    setting.symbol(),
                    bound(setting.minimum()),
                    bound(setting.maximum())));
        }
    }

    /** Sets the value. */
    public void set(double newValue) {
        settingPosition = true;
        position.set(scale.positionOf(newValue));
        settingPosition = false;
        take(newValue);
    }

    private void take(double newValue) {
        value.set(setting.require(newValue));
        text.set(setting.isWhole() ? Long.toString((long) newValue) : Figures.plain(newValue, 2));
        error.set("");
    }

    private OptionalDouble parse(String typed) {
        // A whole number takes digits alone, for 1,000 means a thousand to some.
        String allowed = setting.isWhole() ? "[+-]?\\d{1,15}" : "[+-]?(\\d+[.,]?\\d*|[.,]\\d+)([eE][+-]?\\d{1,3})?";
        if (!typed.matches(allowed)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(typed.replace(',', '.')));
    }

    private String bound(double bound) {
        return setting.isWhole() ? Long.toString((long) bound) : Figures.plain(bound, 0);
    }

    /** Returns the name and range of the number. */
    public Setting setting() {
        return setting;
    }

    /** Returns what the slider offers. */
    public SliderScale scale() {
        return scale;
    }

    /** Returns what is typed; the value follows at {@link #commit}. */
    public StringProperty textProperty() {
        return text;
    }

    /** Returns the newest value that was allowed. */
    public ReadOnlyDoubleProperty valueProperty() {
        return value.getReadOnlyProperty();
    }

    /** Returns what is wrong with what was typed, in words; empty when nothing is. */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** Returns where the slider stands, 0 to the last stop of its scale; moving it sets the value of the nearest stop. */
    public DoubleProperty positionProperty() {
        return position;
    }
}

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
    /** The value before what is being typed. */
    private double taken;

    private boolean isSetting;

    /**
     * @param setting its name and range
     * @param initial its first value
     * @param scale what its slider offers
     */
    NumberModel(Setting setting, double initial, SliderScale scale) {
        this.setting = setting;
        this.scale = scale;
        position.subscribe((_, newPosition) -> {
            if (!isSetting) {
                take(scale.valueAt(newPosition.doubleValue()));
            }
        });
        text.subscribe((_, typed) -> {
            if (!isSetting) {
                follow(typed);
            }
        });
        set(initial);
    }

    /** A number without a slider. */
    NumberModel(Setting setting, double initial) {
        this(setting, initial, SliderScale.hundredths(0, 0, 1));
    }

    /**
     * While somebody types, the value follows: what is typed if that is allowed, and as long as it is not, which is no error yet,
     * what was there before.
     */
    private void follow(String typed) {
        OptionalDouble number = allowed(typed);
        double next = number.orElse(taken);
        isSetting = true;
        position.set(scale.positionOf(next));
        isSetting = false;
        value.set(next);
        if (number.isPresent()) {
            error.set("");
        }
    }

    /** Takes what has been typed, written as it is understood; if it is not allowed, the error says what is. */
    public void commit() {
        OptionalDouble number = allowed(text.get());
        if (number.isPresent()) {
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
        isSetting = true;
        position.set(scale.positionOf(newValue));
        isSetting = false;
        take(newValue);
    }

    private void take(double newValue) {
        taken = setting.require(newValue);
        value.set(newValue);
        isSetting = true;
        text.set(setting.isWhole() ? Long.toString((long) newValue) : Figures.plain(newValue, 2));
        isSetting = false;
        error.set("");
    }

    /** Returns the number that is typed, if it is one and allowed. */
    private OptionalDouble allowed(String typed) {
        OptionalDouble number = parse(typed.strip());
        return number.isPresent() && setting.allows(number.getAsDouble()) ? number : OptionalDouble.empty();
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

    /** Returns what is typed; the value follows whenever it is allowed. */
    public StringProperty textProperty() {
        return text;
    }

    /** Returns the value: what is typed if that is allowed, else what was there before. */
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

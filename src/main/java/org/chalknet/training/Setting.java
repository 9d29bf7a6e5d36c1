package org.chalknet.training;

import java.math.BigDecimal;

/** Each number that a run is set by: its name, the values it takes, and whether it is a whole number. */
public enum Setting {
    /** The number of hidden layers. */
    HIDDEN_LAYERS("number of hidden layers", 0, 8, true),
    /** The number of units in one hidden layer. */
    HIDDEN_UNITS("units of a hidden layer", 1, 4096, true),
    /** The probability that dropout keeps a unit; 1 is no dropout. */
    KEEP_PROB("keep_prob", 0.01, 1, false),
    /** The strength of the L2 penalty; 0 is none. */
    LAMBDA("λ", 0, 100, false),
    /** The learning rate of epoch 0. */
    LEARNING_RATE("α₀", 0.000001, 100, false),
    /** How fast the learning rate falls; 0 keeps it constant. */
    DECAY("decay", 0, 100, false),
    /** The number of examples in a mini-batch. */
    MINI_BATCH_SIZE("mini-batch size", 1, 10_000, true),
    /** The number of passes over the training set. */
    EPOCHS("epochs", 1, 10_000, true),
    /** The seed of NumPy's RandomState. */
    SEED("seed", 0, 4_294_967_295L, true),
    /** The farthest that augmentation shifts an image, in pixels. */
    SHIFT("shift", 0, 10, false),
    /** The farthest that augmentation turns an image, in degrees. */
    ROTATION("rotation", 0, 45, false),
    /** The most that augmentation stretches or shrinks an image, as a part of its size. */
    SCALING("scaling", 0, 0.5, false),
    /** The farthest that augmentation slants an image, in pixels to the side for each pixel of height. */
    SHEAR("shear", 0, 1, false),
    /** α of augmentation's elastic distortion; Simard's is 34. */
    ELASTIC("elastic α", 0, 100, false);

    private final String symbol;
    private final double minimum;
    private final double maximum;
    private final boolean whole;

    Setting(String symbol, double minimum, double maximum, boolean whole) {
        this.symbol = symbol;
        this.minimum = minimum;
        this.maximum = maximum;
        this.whole = whole;
    }

    /** Returns the name that the notebook and the messages use. */
    public String symbol() {
        return symbol;
    }

    /** Returns the smallest value allowed. */
    public double minimum() {
        return minimum;
    }

    /** Returns the largest value allowed. */
    public double maximum() {
        return maximum;
    }

    /** Returns whether only whole numbers are allowed. */
    public boolean isWhole() {
        return whole;
    }

    /** Returns whether a value is allowed; never true of a NaN. */
    public boolean allows(double value) {
        return value >= minimum && value <= maximum && (!whole || value == Math.rint(value));
    }

    /**
     * Returns the value itself.
     *
     * @throws IllegalArgumentException if it is not allowed; the message names the setting, its range and the value
     */
    public double require(double value) {
        if (!allows(value)) {
            throw new IllegalArgumentException("%s must be %s, but is %s".formatted(symbol, range(), plain(value)));
        }
        return value;
    }

    /** Returns the range in words, such as "a whole number from 1 to 4096". */
    public String range() {
        return "a %s from %s to %s".formatted(whole ? "whole number" : "number", plain(minimum), plain(maximum));
    }

    private static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}

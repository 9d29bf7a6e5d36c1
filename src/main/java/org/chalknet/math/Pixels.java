package org.chalknet.math;

/** What a pixel's byte is as the float that a network reads. */
public final class Pixels {

    /**
     * What {@link #value} returns, for a kernel, in which a call may not be inlined. It is a constant to the compiler, which so knows
     * that it has a number for every byte; nobody may change it.
     */
    static final float[] VALUES = new float[256];

    static {
        for (int pixel = 0; pixel < VALUES.length; pixel++) {
            VALUES[pixel] = pixel / 255f;
        }
    }

    private Pixels() {}

    /** Returns a byte, taken as unsigned, divided by 255: 0 … 1, and 0 for no other than 0. */
    public static float value(byte pixel) {
        return VALUES[pixel & 0xff];
    }
}

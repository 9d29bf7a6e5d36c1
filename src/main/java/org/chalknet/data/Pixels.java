package org.chalknet.data;

/** Turns pixels from bytes to the floats that a network reads. */
public final class Pixels {

    private Pixels() {}

    /** Returns what each unsigned byte stands for: itself divided by 255. */
    public static float[] values() {
        float[] values = new float[256];
        for (int pixel = 0; pixel < values.length; pixel++) {
            values[pixel] = pixel / 255f;
        }
        return values;
    }
}

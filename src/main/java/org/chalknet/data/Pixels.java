package org.chalknet.data;

/** What a pixel's byte is as the float that a network reads. */
public final class Pixels {

    private Pixels() {}

    /** Returns what each of the 256 bytes, taken as unsigned, stands for: itself divided by 255; so 0 for the first. */
    public static float[] values() {
        float[] values = new float[256];
        for (int pixel = 0; pixel < values.length; pixel++) {
            values[pixel] = pixel / 255f;
        }
        return values;
    }
}

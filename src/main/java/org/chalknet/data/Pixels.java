package org.chalknet.data;

/** Turns pixels from bytes to the floats that a network reads. */
public final class Pixels {

    private static final float RECIPROCAL = 1 / 255f;

    private Pixels() {}

    /**
     * Divides pixels by 255.
     *
     * @param pixels unsigned bytes, 0 … 255
     * @param from the first pixel to take
     * @param target where the floats go, 0 … 1
     * @param to where the first float goes
     * @param count how many to take
     */
    public static void scale(byte[] pixels, int from, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            float signed = pixels[from + i];
            // An unsigned byte without a bit operation, and below a quotient without a division: so the loop becomes
            // vectors.
            float pixel = signed + 128 * (1 - Math.signum(signed + 0.5f));
            // A product with one correction has the bits of the quotient, and vectors do it several times as fast.
            float quotient = pixel * RECIPROCAL;
            target[to + i] = Math.fma(Math.fma(-quotient, 255f, pixel), RECIPROCAL, quotient);
        }
    }
}

package org.chalknet.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * eˣ within one unit in the last place, with the same bits on vectors of any width; that of NaN is NaN. For x = n·ln 2 + r with the
 * whole n that is nearest to x / ln 2 it is 2ⁿ·eʳ, and eʳ is the Taylor polynomial of degree 7: what that leaves out, about r⁸ / 8!,
 * is less than a tenth of a unit in the last place.
 */
final class Exponential {

    private static final VectorSpecies<Float> SPECIES = FourColumnsKernel.SPECIES;

    /** From here on downward eˣ is rounded to 0. */
    private static final float LOWEST = -104;
    /** From here on upward eˣ is infinite. */
    private static final float HIGHEST = 89;

    private static final float LN_2 = (float) StrictMath.log(2);
    /** What ln 2 is above the float. */
    private static final float LN_2_REST = (float) (StrictMath.log(2) - LN_2);

    private static final float LOG2_E = (float) (1 / StrictMath.log(2));

    /** A number that is added to this is rounded to a whole one, which the lowest bits of the sum are. */
    private static final float ROUNDING = 0x1.8p23f;

    private static final int EXPONENT_BIAS = 127;
    private static final int FRACTION_BITS = 23;

    private Exponential() {}

    /** Puts eˣ in the place of every x of the numbers from … to − 1. */
    static void apply(float[] numbers, int from, int to) {
        int i = from;
        for (; i + SPECIES.length() <= to; i += SPECIES.length()) {
            of(FloatVector.fromArray(SPECIES, numbers, i)).intoArray(numbers, i);
        }
        if (i < to) {
            VectorMask<Float> inside = SPECIES.indexInRange(i, to);
            of(FloatVector.fromArray(SPECIES, numbers, i, inside)).intoArray(numbers, i, inside);
        }
    }

    private static FloatVector of(FloatVector numbers) {
        FloatVector x = numbers.max(LOWEST).min(HIGHEST);
        FloatVector rounded = x.fma(constant(LOG2_E), constant(ROUNDING));
        FloatVector n = rounded.sub(ROUNDING);
        FloatVector r = n.fma(constant(-LN_2_REST), n.fma(constant(-LN_2), x));
        FloatVector power = r.fma(constant(1 / 5040f), constant(1 / 720f))
                .fma(r, constant(1 / 120f))
                .fma(r, constant(1 / 24f))
                .fma(r, constant(1 / 6f))
                .fma(r, constant(1 / 2f))
                .fma(r, constant(1))
                .fma(r, constant(1));
        // In two steps, for 2ⁿ alone may be too small or too large for a float where 2ⁿ·eʳ is not.
        IntVector whole = rounded.reinterpretAsInts().sub(Float.floatToRawIntBits(ROUNDING));
        IntVector half = whole.lanewise(VectorOperators.ASHR, 1);
        return power.mul(powerOf2(half)).mul(powerOf2(whole.sub(half)));
    }

    private static FloatVector constant(float number) {
        return FloatVector.broadcast(SPECIES, number);
    }

    private static FloatVector powerOf2(IntVector exponents) {
        return exponents
                .add(EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, FRACTION_BITS)
                .reinterpretAsFloats();
    }
}

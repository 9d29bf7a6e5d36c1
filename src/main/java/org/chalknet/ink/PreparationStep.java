package org.chalknet.ink;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A step on the way from a drawing to what the network sees, in the order in which they are taken. Where none is taken, the
 * board is only shrunk to the size of the image.
 */
public enum PreparationStep {
    /** Fits the ink into 20 × 20 of the 28 × 28 pixels, keeping its aspect, its middle in the middle of the image. */
    SCALE,
    /** Draws with a pen as wide as MNIST's, however large the drawing was, in place of the board's own. */
    THICKEN,
    /** Shifts the ink by whole pixels until its centre of mass is at the centre. */
    CENTRE;

    /** All steps: what MNIST's own images went through. */
    public static final Set<PreparationStep> ALL = Collections.unmodifiableSet(EnumSet.allOf(PreparationStep.class));
}

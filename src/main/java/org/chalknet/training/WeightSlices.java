package org.chalknet.training;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import org.chalknet.math.MatrixProduct;

/**
 * The weights of all layers, cut into slices for the update. Every weight is in just one of them, and so every unit is in just one
 * that begins with the first of its inputs: with that goes what is done once for a unit, as the update of its bias.
 *
 * @param owned those that one worker has in its cache: of layers that are computed by units, and of the layer after them by the
 *     inputs that those units are; in the order of the units. Without any such layer, those of the first by its inputs
 * @param common the others
 */
record WeightSlices(List<Slice> owned, List<Slice> common) {

    /** Some units of a layer and some of its inputs. */
    record Slice(int layer, int fromUnit, int toUnit, int from, int to) {

        /** Returns whether it begins with the first of the inputs. */
        boolean isFirstOfItsUnits() {
            return from == 0;
        }
    }

    /**
     * Returns how many units of a layer that is computed by units a worker has: a whole number of blocks, so that the last may have
     * fewer, or none.
     */
    static int unitsPerWorker(int units, int threads) {
        return Math.ceilDiv(units, threads * MatrixProduct.BLOCK) * MatrixProduct.BLOCK;
    }

    /** Returns those of the owned that some units of the first layer need, and nobody else does: where it is the only one by units. */
    List<Slice> ofUnits(int fromUnit, int toUnit) {
        return owned.stream()
                .filter(slice -> {
                    int unit = slice.layer == 1 ? slice.fromUnit : slice.from;
                    return unit >= fromUnit && unit < toUnit;
                })
                .toList();
    }

    /**
     * Cuts.
     *
     * @param sizes the units of every layer, from the input to the output
     * @param byUnits how many layers are computed by units
     */
    static WeightSlices of(List<Integer> sizes, int byUnits, int threads) {
        List<Slice> owned = new ArrayList<>();
        List<Slice> common = new ArrayList<>();
        for (int l = 1; l < sizes.size(); l++) {
            int units = sizes.get(l);
            // The fewer slices one input is in, the less often it is looked up where examples are not zero.
            int height = l <= byUnits ? unitsPerWorker(units, threads) : units;
            for (int fromUnit = 0; fromUnit < units; fromUnit += height) {
                int toUnit = Math.min(fromUnit + height, units);
                for (int from = 0; from < sizes.get(l - 1); from += MatrixProduct.BLOCK) {
                    int to = Math.min(from + MatrixProduct.BLOCK, sizes.get(l - 1));
                    (l <= byUnits + 1 ? owned : common).add(new Slice(l, fromUnit, toUnit, from, to));
                }
            }
        }
        owned.sort(comparingDouble(slice -> slice.layer <= byUnits
                ? (double) slice.fromUnit / sizes.get(slice.layer)
                : (double) slice.from / sizes.get(slice.layer - 1)));
        return new WeightSlices(owned, common);
    }
}

package org.chalknet.network;

import java.util.Arrays;
import java.util.List;
import org.chalknet.math.BitMatrix;
import org.chalknet.math.NumPyRandom;

/**
 * Inverted dropout (Srivastava et al. 2014), on every hidden layer: D = rand(n × m) < keep_prob, forward
 * A = A·D / keep_prob, backward dA = dA·D / keep_prob. ReLU′ and D are multiplied by together; see {@link Relu}.
 *
 * @param keepProb the probability that a unit is kept, above 0 and below 1
 * @param mask D, n × at least m: 1 where a unit is kept and 0 where it is dropped
 */
public record Dropout(double keepProb, BitMatrix mask) {

    /**
     * Makes that of every hidden layer, nothing drawn yet.
     *
     * @param layerSizes the units of every layer, from the input to the output
     * @param examples how many a mini-batch has at most
     * @param keepProb the probability that a unit is kept; 1 for no dropout
     * @return one for each hidden layer; none without dropout
     */
    public static List<Dropout> ofHiddenLayers(List<Integer> layerSizes, int examples, double keepProb) {
        List<Integer> hidden = layerSizes.subList(1, keepProb == 1 ? 1 : layerSizes.size() - 1);
        return hidden.stream()
                .map(units -> new Dropout(keepProb, new BitMatrix(units, examples)))
                .toList();
    }

    /**
     * Draws D, row by row as NumPy does.
     *
     * @param m the number of examples
     */
    public void draw(NumPyRandom random, int m) {
        long[][] rows = new long[Math.ceilDiv(m, Long.SIZE)][Long.SIZE];
        for (int unit = 0; unit < mask.rows(); unit++) {
            for (int j = 0; j < m; j += Long.SIZE) {
                rows[j / Long.SIZE][unit % Long.SIZE] = random.uniformsBelow(keepProb, Math.min(Long.SIZE, m - j));
            }
            if ((unit + 1) % Long.SIZE == 0 || unit + 1 == mask.rows()) {
                for (int j = 0; j < m; j += Long.SIZE) {
                    mask.setRows(unit / Long.SIZE, j, rows[j / Long.SIZE]);
                    Arrays.fill(rows[j / Long.SIZE], 0);
                }
            }
        }
    }

    /** Returns 1 / keep_prob, by which what is kept is multiplied, so that its expectation stays. */
    public float scale() {
        return (float) (1 / keepProb);
    }
}

package org.chalknet.network;

import java.util.Arrays;
import org.chalknet.math.BitMatrix;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.NumPyRandom;
import org.ojalgo.matrix.store.R032Store;

/**
 * Inverted dropout (Srivastava et al. 2014), on every hidden layer: D = rand(n × m) < keep_prob, forward
 * A = A·D / keep_prob, backward dA = dA·D / keep_prob.
 *
 * @param keepProb the probability that a unit is kept, above 0 and below 1
 * @param mask D, n × at least m: 1 where a unit is kept and 0 where it is dropped
 */
public record Dropout(double keepProb, BitMatrix mask) {

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

    /** Multiplies the columns from … to − 1 of A or dA (n × m) by D / keep_prob, in place. */
    public void apply(R032Store values, MatrixProduct product, int from, int to) {
        product.multiply(values, mask, (float) (1 / keepProb), from, to);
    }
}

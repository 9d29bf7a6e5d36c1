package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.Network;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class EvaluationTest {

    /**
     * By hand: one pixel p and weights (0, ln 3 · 255 / p) say (1/4, 3/4) for an image of that pixel and (1/2, 1/2) for an
     * empty one, of which the first class counts as the answer. 100 images are more than a tile.
     */
    @Test
    void countsTheRightAnswersAndAveragesTheLoss() {
        R032Store weights = R032Store.FACTORY.make(2, 1);
        weights.data[1] = (float) Math.log(3);
        Network network = new Network(List.of(new Network.Layer(weights, R032Store.FACTORY.make(2, 1))));
        byte[] pixels = new byte[100];
        byte[] labels = new byte[100];
        for (int i = 0; i < 100; i++) {
            pixels[i] = (byte) (i < 70 ? 255 : 0);
            labels[i] = (byte) (i % 10 == 0 ? 0 : 1);
        }

        Evaluation.Result result;
        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            result = new Evaluation(network.prepared(), team).measure(new LabelledImages(1, 1, pixels, labels));
        }

        // 63 of the 70 inked images are of class 1, 3 of the 30 empty ones of class 0.
        assertThat(result.accuracy()).isEqualTo(0.66);
        double loss = (63 * Math.log(4 / 3.0) + 7 * Math.log(4) + 30 * Math.log(2)) / 100;
        assertThat(result.loss()).isCloseTo(loss, Offset.offset(1e-7));
    }
}

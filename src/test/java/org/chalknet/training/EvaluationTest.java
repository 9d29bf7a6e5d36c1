package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

        Evaluation.Measurement result;
        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            result = new Evaluation(network.layerSizes(), team)
                    .measure(network.prepared(), new LabelledImages(1, 1, pixels, labels));
        }

        // 63 of the 70 inked images are of class 1, 3 of the 30 empty ones of class 0.
        assertThat(result.accuracy()).isEqualTo(0.66);
        assertThat(IntStream.range(0, 100).map(result::answer))
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> i < 70 ? 1 : 0).toList());
        double loss = (63 * Math.log(4 / 3.0) + 7 * Math.log(4) + 30 * Math.log(2)) / 100;
        assertThat(result.loss()).isCloseTo(loss, Offset.offset(1e-7));
    }

    /**
     * By hand: one pixel p, 0 … 1, and four hidden units ReLU(p), ReLU(p − 0.5), ReLU(p − 2) and ReLU(−p): the last two are 0 for
     * all images, the second is not for the one that is inked, which is the last of more than a tile. Images trained on are not
     * counted.
     */
    @Test
    void countsTheUnitsThatAreDeadForAllImages() {
        R032Store w1 = R032Store.FACTORY.make(4, 1);
        R032Store b1 = R032Store.FACTORY.make(4, 1);
        System.arraycopy(new float[] {1, 1, 1, -1}, 0, w1.data, 0, 4);
        System.arraycopy(new float[] {0, -0.5f, -2, 0}, 0, b1.data, 0, 4);
        Network network = new Network(List.of(
                new Network.Layer(w1, b1),
                new Network.Layer(R032Store.FACTORY.make(2, 4), R032Store.FACTORY.make(2, 1))));
        byte[] pixels = new byte[130];
        Arrays.fill(pixels, (byte) 10);
        LabelledImages pale = new LabelledImages(1, 1, pixels.clone(), new byte[130]);
        pixels[129] = (byte) 255;
        LabelledImages inked = new LabelledImages(1, 1, pixels, new byte[130]);

        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            Evaluation evaluation = new Evaluation(network.layerSizes(), team);
            Evaluation.Measurement brief = evaluation.new Measurement(network.prepared(), inked, false);
            team.run(brief.tiles(), brief);
            assertThat(brief.deadShares()).isEmpty();
            assertThat(evaluation.measure(network.prepared(), inked).deadShares())
                    .containsExactly(0.5);
            assertThat(evaluation.measure(network.prepared(), pale).deadShares())
                    .containsExactly(0.75);
        }
    }

    /** By hand: of the first hidden layer's 130 units only the last two are not dead, of the second's 66 only the first three. */
    @Test
    void countsTheDeadUnitsOfEachLayerBeyondThe64th() {
        R032Store b1 = R032Store.FACTORY.make(130, 1);
        R032Store b2 = R032Store.FACTORY.make(66, 1);
        Arrays.fill(b1.data, 128, 130, 1);
        Arrays.fill(b2.data, 0, 3, 1);
        Network network = new Network(List.of(
                new Network.Layer(R032Store.FACTORY.make(130, 1), b1),
                new Network.Layer(R032Store.FACTORY.make(66, 130), b2),
                new Network.Layer(R032Store.FACTORY.make(2, 66), R032Store.FACTORY.make(2, 1))));

        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            Evaluation.Measurement result = new Evaluation(network.layerSizes(), team)
                    .measure(network.prepared(), new LabelledImages(1, 1, new byte[3], new byte[3]));

            assertThat(result.deadShares()).containsExactly(128 / 130.0, 63 / 66.0);
        }
    }
}

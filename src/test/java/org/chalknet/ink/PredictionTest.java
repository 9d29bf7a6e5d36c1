package org.chalknet.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.chalknet.network.Network;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class PredictionTest {

    @Test
    void ranksFromTheMostToTheLeastProbable() {
        Prediction prediction = new Prediction(new float[] {0.1f, 0.2f, 0.5f, 0.2f, 0});
        assertThat(prediction.ranking()).containsExactly(2, 1, 3, 0, 4);
        assertThat(prediction.top()).isEqualTo(2);
        assertThat(prediction.classes()).isEqualTo(5);
        assertThat(prediction.probability(3)).isEqualTo(0.2f);
    }

    @Test
    void keepsItsNumbersWhateverBecomesOfTheArray() {
        float[] numbers = {1, 0};
        Prediction prediction = new Prediction(numbers);
        numbers[0] = 0;
        assertThat(prediction.probability(0)).isEqualTo(1);
    }

    @Test
    void tellsWhenTheNetworkHasDiverged() {
        assertThat(new Prediction(new float[] {0.5f, 0.5f}).isFinite()).isTrue();
        assertThat(new Prediction(new float[] {0.5f, Float.NaN}).isFinite()).isFalse();
    }

    /** Worked by hand: pixels 255 and 51 are 1 and 0.2, so Z = (ln 3 − 0.2 + 0.2, 0) and softmax gives 3 : 1. */
    @Test
    void asksANetworkAboutPixelsFromZeroToOne() {
        R032Store weights = R032Store.FACTORY.make(2, 2);
        weights.set(0, 0, Math.log(3) - 0.2);
        weights.set(0, 1, 1);
        Network network = new Network(List.of(new Network.Layer(weights, R032Store.FACTORY.make(2, 1))));

        Prediction prediction = Prediction.of(network, new byte[] {(byte) 255, 51});

        assertThat(prediction.probability(0)).isEqualTo(0.75f, within(1e-6f));
        assertThat(prediction.probability(1)).isEqualTo(0.25f, within(1e-6f));
    }

    @Test
    void answersEachOfSeveralAsIfItWereAlone() {
        Random random = new Random(5);
        R032Store weights = R032Store.FACTORY.make(2, 784);
        for (int i = 0; i < weights.data.length; i++) {
            weights.data[i] = (float) random.nextGaussian() / 20;
        }
        Network network = new Network(List.of(new Network.Layer(weights, R032Store.FACTORY.make(2, 1))));
        List<byte[]> images = Stream.generate(() -> new byte[784])
                .limit(7)
                .peek(random::nextBytes)
                .toList();

        assertThat(Prediction.ofEach(network, images))
                .extracting(Prediction::toString)
                .isEqualTo(images.stream()
                        .map(image -> Prediction.of(network, image).toString())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesAnImageOfAnotherSize() {
        Network network =
                new Network(List.of(new Network.Layer(R032Store.FACTORY.make(2, 784), R032Store.FACTORY.make(2, 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prediction.of(network, new byte[783]))
                .withMessage("the network reads 784 pixels, but the image has 783");
    }

    @Test
    void needsAClass() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Prediction(new float[0]));
    }
}

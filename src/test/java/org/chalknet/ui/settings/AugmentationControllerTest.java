package org.chalknet.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.training.Augmentation;
import org.chalknet.ui.board.GreyImage;
import org.chalknet.ui.settings.AugmentationModel.Kind;
import org.junit.jupiter.api.Test;

class AugmentationControllerTest {

    private final AugmentationModel model = new AugmentationModel();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final AugmentationController controller = new AugmentationController(model, background::add, Runnable::run);

    @Test
    void showsWhatTheAugmentationMakesOfTheFirstImage() {
        model.kindProperty().set(Kind.AFFINE);
        assertThat(background).isEmpty();
        Dataset dataset = dataset();
        controller.datasetChanged(dataset);
        background.remove().run();
        List<byte[]> expected = samples(Augmentation.AFFINE);
        assertThat(model.samples()).extracting(GreyImage::pixels).containsExactlyElementsOf(expected);
        model.kindProperty().set(Kind.OFF);
        assertThat(model.samples()).isEmpty();
    }

    @Test
    void makesOnlyTheLatestOfThoseThatWait() {
        controller.datasetChanged(dataset());
        model.kindProperty().set(Kind.AFFINE);
        model.shift().set(3);
        model.shift().set(4);
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(model.samples()).extracting(GreyImage::pixels).containsExactlyElementsOf(samples(model.get()));
    }

    @Test
    void showsNothingThatIsOffByNow() {
        controller.datasetChanged(dataset());
        model.kindProperty().set(Kind.AFFINE);
        model.kindProperty().set(Kind.OFF);
        background.remove().run();
        assertThat(model.samples()).isEmpty();
    }

    private static List<byte[]> samples(Augmentation augmentation) {
        return augmentation.samples(
                dataset().training().image(0), 28, 28, AugmentationController.SAMPLES, AugmentationController.SEED);
    }

    private static Dataset dataset() {
        byte[] pixels = new byte[28 * 28];
        for (int i = 8; i < 20; i++) {
            pixels[14 * 28 + i] = (byte) 255;
        }
        LabelledImages images = new LabelledImages(28, 28, pixels, new byte[1]);
        return new Dataset("a line", List.of("line", "other"), images, images);
    }
}

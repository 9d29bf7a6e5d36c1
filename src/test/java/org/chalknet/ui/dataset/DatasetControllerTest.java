package org.chalknet.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;
import org.chalknet.data.DatasetFolder;
import org.chalknet.data.LabelledImages;
import org.chalknet.ui.Failures;
import org.chalknet.ui.ToldDialogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetControllerTest {

    private static final LabelledImages IMAGES = new LabelledImages(1, 1, new byte[] {1, 2}, new byte[] {0, 1});
    private static final Dataset MNIST = new Dataset("MNIST", List.of("0", "1"), IMAGES, IMAGES);

    private final ToldDialogs dialogs = new ToldDialogs();
    private final DatasetModel model = new DatasetModel();
    private final Queue<Runnable> background = new ArrayDeque<>();

    @Test
    void loadsInTheBackground() {
        DatasetController controller = controller(source(MNIST));

        controller.openBundled();
        assertThat(model.titleBinding().get()).isEqualTo("Loading MNIST…");
        assertThat(model.loadingProperty().get()).isEqualTo("MNIST");
        assertThat(model.datasetProperty().get()).isNull();

        background.remove().run();
        assertThat(model.datasetProperty().get()).isSameAs(MNIST);
        assertThat(model.loadingProperty().get()).isEmpty();
        assertThat(model.titleBinding().get()).isEqualTo("MNIST");
    }

    /** It is made once: what is done to the pixels afterwards does not change it. */
    @Test
    void makesTheDigestInTheBackgroundToo() {
        byte[] pixels = {1, 2};
        LabelledImages images = new LabelledImages(1, 1, pixels, new byte[] {0, 1});
        Dataset dataset = new Dataset("MNIST", List.of("0", "1"), images, images);
        controller(source(dataset)).openBundled();
        background.remove().run();
        assertThat(model.datasetProperty().get()).isSameAs(dataset);
        work();
        pixels[0] = 3;
        assertThat(dataset.digest()).isEqualTo(MNIST.digest());
    }

    @Test
    void keepsTheOldDataSetAndSaysWhatFailed(@TempDir Path folder) {
        DatasetController controller = controller(source(MNIST));
        controller.openBundled();
        work();

        dialogs.folder = Optional.of(folder);
        controller.openFolder();
        work();

        assertThat(model.datasetProperty().get()).isSameAs(MNIST);
        assertThat(model.loadingProperty().get()).isEmpty();
        assertThat(dialogs.told).hasSize(1);
        assertThat(dialogs.told.getFirst())
                .startsWith("The data set “" + folder.getFileName() + "” could not be opened.")
                .contains("train-images-idx3-ubyte")
                .contains("A data set is a folder")
                .contains("labels.txt")
                .contains("1 to 40 characters")
                .endsWith("The data set from before, MNIST, is still there.")
                .doesNotContain("Exception");
    }

    @Test
    void stopsAndKeepsTheOldDataSet(@TempDir Path folder) {
        controller(source(MNIST)).openBundled();
        work();
        LabelledImages others = new LabelledImages(1, 1, new byte[] {1, 3}, new byte[] {0, 1});
        DatasetController controller = controller(source(new Dataset("other", List.of("0", "1"), others, others)));
        controller.openBundled();
        controller.stop();
        assertThat(model.loadingProperty().get()).isEmpty();
        work();
        assertThat(model.datasetProperty().get()).isSameAs(MNIST);

        controller.openBundled();
        work();
        assertThat(model.datasetProperty().get()).isNotSameAs(MNIST);
    }

    @Test
    void leavesADataSetAsItIsThatIsOpenedAgain() {
        controller(source(MNIST)).openBundled();
        work();
        LabelledImages again = new LabelledImages(1, 1, new byte[] {1, 2}, new byte[] {0, 1});
        controller(source(new Dataset("MNIST", List.of("0", "1"), again, again)))
                .openBundled();
        work();
        assertThat(model.datasetProperty().get()).isSameAs(MNIST);
        assertThat(model.loadingProperty().get()).isEmpty();

        LabelledImages others = new LabelledImages(1, 1, new byte[] {1, 3}, new byte[] {0, 1});
        Dataset other = new Dataset("MNIST", List.of("0", "1"), others, others);
        controller(source(other)).openBundled();
        work();
        assertThat(model.datasetProperty().get()).isSameAs(other);
    }

    @Test
    void doesNothingWithoutAFolder() {
        controller(source(MNIST)).openFolder();

        assertThat(background).isEmpty();
        assertThat(model.loadingProperty().get()).isEmpty();
    }

    @Test
    void survivesWhateverHappensWhileReading() {
        DatasetController tooLarge = controller(new FailingSource(new OutOfMemoryError()));
        tooLarge.openBundled();
        work();
        assertThat(dialogs.told.getLast()).contains("too large for the memory").doesNotContain("still there");

        DatasetController broken = controller(new FailingSource(new IllegalStateException("a mistake of ours")));
        broken.openBundled();
        work();
        assertThat(dialogs.told.getLast()).contains("a mistake of ours");
        assertThat(model.loadingProperty().get()).isEmpty();
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private DatasetController controller(DatasetSource source) {
        return new DatasetController(
                model, source, dialogs, new Failures(dialogs, Runnable::run), background::add, Runnable::run);
    }

    private static DatasetSource source(Dataset bundled) {
        return new DatasetSource() {
            @Override
            public Dataset bundled() {
                return bundled;
            }

            @Override
            public Dataset folder(Path folder) throws DatasetException {
                return DatasetFolder.read(folder);
            }
        };
    }

    private record FailingSource(Throwable failure) implements DatasetSource {

        @Override
        public Dataset bundled() {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }

        @Override
        public Dataset folder(Path folder) {
            return bundled();
        }
    }
}

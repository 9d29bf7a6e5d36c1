package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.junit.jupiter.api.Test;

class KeptRunTest {

    private static final Dataset DATASET = dataset();

    @Test
    void isOnTheDataSetThatItsFileNamesOnceThatIsHere() {
        KeptRun run = new KeptRun(
                Samples.SETTINGS, "two", null, DATASET.digest(), List.of(), false, Samples.STATE, Samples.NONE, null);
        assertThat(run.on(List.of()).dataset()).isNull();
        assertThat(run.on(List.of(DATASET.limited(1, 2))).dataset()).isNull();
        assertThat(run.on(List.of(DATASET.limited(1, 2), DATASET)).dataset()).isEqualTo(DATASET);
    }

    @Test
    void isOnItsOwnDataSetWhenThatIsOpenedAgain() {
        KeptRun run = new KeptRun(
                Samples.SETTINGS, "two", DATASET, null, List.of(), false, Samples.STATE, Samples.NONE, null);
        Dataset again = dataset();
        assertThat(run.on(List.of(again)).dataset()).isSameAs(again);
        assertThat(run.on(List.of(DATASET.limited(1, 2))).dataset()).isSameAs(DATASET);
    }

    private static Dataset dataset() {
        LabelledImages images = new LabelledImages(1, 1, new byte[] {1, 2}, new byte[] {0, 1});
        return new Dataset("two", List.of("a", "b"), images, images);
    }
}

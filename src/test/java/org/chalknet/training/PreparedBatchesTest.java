package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.Cache;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class PreparedBatchesTest {

    private static final int COUNT = 40;

    private final MatrixProduct product = MatrixProduct.fastest();
    private final byte[] pixels = new byte[COUNT];

    /** One pixel, 1 to 40: what a mini-batch holds is told by the product with the number 255. */
    @Test
    void gathersTheExamplesOfOneMiniBatchWhileTheOtherStays() {
        for (int i = 0; i < COUNT; i++) {
            pixels[i] = (byte) (i + 1);
        }
        TrainingSettings settings = new TrainingSettings(List.of(3), 0.5, 0, 0.1, 0, 17, 1, 0);
        TrainingImages images = new TrainingImages(new LabelledImages(1, 1, pixels, new byte[COUNT]), settings, 2);
        images.begin(0);
        NumPyRandom random = new NumPyRandom(4);
        List<Integer> sizes = List.of(1, 3, 2);
        DropoutMasks masks = new DropoutMasks(sizes, COUNT, settings, random);
        PreparedBatches prepared =
                new PreparedBatches(images, masks, settings, sizes, new WorkerScratch(2, true), product);
        MiniBatches batches = new MiniBatches(COUNT, 17, random);
        masks.begin(batches);

        prepare(prepared, batches, 0);
        prepare(prepared, batches, 1);

        for (int worker = 0; worker < 2; worker++) {
            assertHolds(prepared.cache(0, worker), batches, 0);
            assertHolds(prepared.cache(1, worker), batches, 1);
            assertThat(prepared.cache(0, worker).d()).isSameAs(masks.of(0));
            assertThat(prepared.cache(1, worker).d()).isSameAs(masks.of(1));
        }
        prepare(prepared, batches, 2);
        assertHolds(prepared.cache(2, 0), batches, 2);
        assertHolds(prepared.cache(1, 0), batches, 1);
    }

    @Test
    void drawsTheMasks() {
        TrainingSettings settings = new TrainingSettings(List.of(3, 2), 0.5, 0, 0.1, 0, 17, 1, 0);
        TrainingImages images = new TrainingImages(new LabelledImages(1, 1, pixels, new byte[COUNT]), settings, 1);
        images.begin(0);
        NumPyRandom random = new NumPyRandom(4);
        NumPyRandom again = new NumPyRandom(4);
        List<Integer> sizes = List.of(1, 3, 2, 2);
        DropoutMasks masks = new DropoutMasks(sizes, COUNT, settings, random);
        PreparedBatches prepared =
                new PreparedBatches(images, masks, settings, sizes, new WorkerScratch(1, true), product);
        MiniBatches batches = new MiniBatches(COUNT, 17, random);
        masks.begin(batches);
        new MiniBatches(COUNT, 17, again);

        for (int batch = 0; batch < batches.count(); batch++) {
            prepare(prepared, batches, batch);
            DropoutMasksTest.check(prepared.cache(batch, 0).d(), 0.5, batches.size(batch), again);
        }
    }

    /** There is room for the masks of three. */
    @Test
    void keepsTheInputOfOneMiniBatchApartFromTheNextWhereMasksAreDrawnOver() {
        TrainingSettings settings = new TrainingSettings(List.of(2000), 0.5, 0, 0.1, 0, 5000, 1, 0);
        LabelledImages blank = new LabelledImages(1, 1, new byte[30_000], new byte[30_000]);
        NumPyRandom random = new NumPyRandom(4);
        List<Integer> sizes = List.of(1, 2000, 2);
        DropoutMasks masks = new DropoutMasks(sizes, 30_000, settings, random);
        TrainingImages images = new TrainingImages(blank, settings, 1);
        images.begin(0);
        PreparedBatches prepared =
                new PreparedBatches(images, masks, settings, sizes, new WorkerScratch(1, true), product);
        MiniBatches batches = new MiniBatches(30_000, 5000, random);
        masks.begin(batches);

        assertThat(masks.of(3)).isSameAs(masks.of(0));
        for (int batch = 0; batch < batches.count(); batch++) {
            Cache before = prepared.cache(batch + 1, 0);
            prepare(prepared, batches, batch);
            Cache cache = prepared.cache(batch, 0);
            assertThat(prepared.cache(batch + 1, 0)).isSameAs(before);
            assertThat(cache.d()).isSameAs(masks.of(batch));
            assertThat(cache.input()).isNotSameAs(before.input());
        }
    }

    private static void prepare(PreparedBatches prepared, MiniBatches batches, int batch) {
        for (int tile = PreparedBatches.tiles(batches.size(batch)) - 1; tile >= 0; tile--) {
            prepared.prepare(batches, batch, tile, 0);
        }
    }

    private void assertHolds(Cache cache, MiniBatches batches, int batch) {
        R032Store sum = R032Store.FACTORY.make(1, 17);
        R032Store scale = R032Store.FACTORY.make(1, 1);
        scale.data[0] = 255;
        var left = product.left(1, 1);
        left.set(scale, 1, 0, 1);
        product.multiplyAdd(left, cache.input(), null, sum, 0, batches.size(batch));
        for (int j = 0; j < batches.size(batch); j++) {
            assertThat(Math.round(sum.data[j]))
                    .as("mini-batch %d, example %d", batch, j)
                    .isEqualTo(pixels[batches.example(batch, j)]);
        }
    }
}

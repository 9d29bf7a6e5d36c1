package org.chalknet.ui.settings;

import java.util.List;
import java.util.concurrent.Executor;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.training.Augmentation;
import org.chalknet.ui.LatestOnly;
import org.chalknet.ui.board.GreyImage;
import org.jspecify.annotations.Nullable;

/** Makes samples of what the augmentation does, in the background; of changes that wait only the latest counts. */
public final class AugmentationController {

    /** As many as fit side by side. */
    static final int SAMPLES = 6;

    /** Always the same, so that what a slider changes is all that changes. */
    static final long SEED = 0;

    /** What samples are wanted of. */
    private record Wish(LabelledImages images, Augmentation augmentation) {}

    private final AugmentationModel model;
    private final Executor fxThread;
    private final LatestOnly<Wish> wishes;
    private @Nullable LabelledImages images;

    /**
     * @param model what is set and shown
     * @param background runs what takes time: one thread
     * @param fxThread runs what touches the model, on the FX thread
     */
    public AugmentationController(AugmentationModel model, Executor background, Executor fxThread) {
        this.model = model;
        wishes = new LatestOnly<>(background, this::make);
        this.fxThread = fxThread;
        model.onChange(this::show);
    }

    /** Changes the data set, of whose training images the first is shown. */
    public void datasetChanged(Dataset dataset) {
        images = dataset.training();
        show();
    }

    private void show() {
        Augmentation augmentation = model.get();
        if (images == null || augmentation.isOff()) {
            model.samples().clear();
        } else {
            wishes.want(new Wish(images, augmentation));
        }
    }

    private void make(Wish wish) {
        int rows = wish.images.rows();
        int columns = wish.images.columns();
        List<GreyImage> samples = wish.augmentation.samples(wish.images.image(0), rows, columns, SAMPLES, SEED).stream()
                .map(pixels -> new GreyImage(rows, columns, pixels))
                .toList();
        fxThread.execute(() -> shown(wish, samples));
    }

    /** Shows samples, unless there is nothing to distort by now; a later wish is on its way. */
    private void shown(Wish wish, List<GreyImage> samples) {
        if (wish.images.equals(images) && !model.get().isOff()) {
            model.samples().setAll(samples);
        }
    }
}

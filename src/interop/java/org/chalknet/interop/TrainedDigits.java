package org.chalknet.interop;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;
import org.chalknet.data.LabelledImages;
import org.chalknet.ink.Prediction;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.training.RunHistory;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * A network trained for two epochs with the settings of the defaults, and 1,000 test images.
 *
 * @param model the run
 * @param images the images
 */
record TrainedDigits(Model model, LabelledImages images) {

    static TrainedDigits train() throws DatasetException {
        Dataset digits = BundledMnist.read().limited(60_000, 1000);
        TrainingSettings settings = TrainingSettings.DEFAULTS.withEpochs(2);
        AtomicReference<@Nullable RunHistory> history = new AtomicReference<>();
        new Trainer(digits, settings, 2)
                .run(
                        new TrainingControl(TrainingControl.State.RUNNING),
                        (metrics, checkpoint) -> history.set(RunHistory.and(history.get(), metrics, checkpoint)));
        RunHistory done = history.get();
        if (done == null) {
            throw new AssertionError("nothing was trained");
        }
        return new TrainedDigits(Model.of("Chalknet", digits, settings, done), digits.test());
    }

    Network network() {
        return model.network();
    }

    /** Returns what the network says of each image. */
    List<Prediction> predictions() {
        return Prediction.ofEach(
                network(),
                IntStream.range(0, images.count()).mapToObj(images::image).toList());
    }
}

package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleObjectProperty;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.storage.Model;
import org.chalknet.training.McNemar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "36 | 52 | 36 images only A reads, 52 only B: may well be chance, p = 0.11",
                "1 | 0 | 1 image only A reads, 0 only B: may well be chance, p = 1.00",
                "100 | 10 | 100 images only A reads, 10 only B: hardly chance, p < 0.001",
                "5 | 17 | 5 images only A reads, 17 only B: hardly chance, p = 0.02",
                "25 | 42 | 25 images only A reads, 42 only B: hardly chance, p < 0.05",
                "10 | 22 | 10 images only A reads, 22 only B: may well be chance, p = 0.05",
                "5 | 20 | 5 images only A reads, 20 only B: hardly chance, p = 0.0041",
                "40 | 68 | 40 images only A reads, 68 only B: hardly chance, p = 0.0091",
                "0 | 0 | A and B read the very same test images."
            })
    void saysItInWords(int onlyFirst, int onlySecond, String words) {
        assertThat(Comparison.words("A", "B", new McNemar(onlyFirst, onlySecond)))
                .isEqualTo(words);
    }

    @Test
    void comparesAnewOnAnotherTestSet() {
        RunsModel model = new RunsModel();
        LabelledImages even = new LabelledImages(28, 28, new byte[2 * 28 * 28], new byte[] {0, 0});
        SimpleObjectProperty<@Nullable Dataset> dataset = new SimpleObjectProperty<>(Samples.DATASET);
        new Comparison(model, dataset, Runnable::run, Runnable::run).follow();
        model.chosen().setAll(model.add(answering(0)), model.add(answering(1)));
        assertThat(model.wordsProperty().get())
                .isEqualTo("1 image only A reads, 1 only B: may well be chance, p = 1.00");
        dataset.set(new Dataset("even", Samples.DATASET.classNames(), even, even));
        assertThat(model.wordsProperty().get())
                .isEqualTo("2 images only A reads, 0 only B: may well be chance, p = 0.50");

        model.chosen().clear();
        model.say("All is set as for A.");
        dataset.set(Samples.DATASET);
        assertThat(model.wordsProperty().get())
                .as("there is nothing to compare")
                .isEqualTo("All is set as for A.");
        model.lockedProperty().set(true);
        assertThat(model.wordsProperty().get())
                .as("what was said before a run is over when it begins")
                .isEqualTo("Choose two runs to compare them.");
    }

    private static KeptRun answering(int epoch) {
        return KeptRun.of(new Model(Samples.network(epoch), null, null), null);
    }
}

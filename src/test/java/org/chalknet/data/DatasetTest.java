package org.chalknet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetTest {

    private static final LabelledImages TRAINING = new LabelledImages(2, 3, new byte[24], new byte[] {0, 2, 1, 0});
    private static final LabelledImages TEST = new LabelledImages(2, 3, new byte[12], new byte[] {1, 2});

    @Test
    void knowsTheInputsAndOutputsOfItsNetwork() {
        Dataset dataset = new Dataset("shapes", List.of("circle", "square", "star"), TRAINING, TEST);
        assertThat(dataset.inputs()).isEqualTo(6);
        assertThat(dataset.classes()).isEqualTo(3);
    }

    @Test
    void copiesTheClassNames() {
        List<String> names = new ArrayList<>(List.of("circle", "square", "star"));
        Dataset dataset = new Dataset("shapes", names, TRAINING, TEST);
        names.set(0, "ring");
        assertThat(dataset.classNames()).containsExactly("circle", "square", "star");
    }

    @Test
    void limitsBothParts() {
        Dataset limited = new Dataset("shapes", List.of("a", "b", "c"), TRAINING, TEST).limited(3, 5);
        assertThat(limited.training().count()).isEqualTo(3);
        assertThat(limited.test()).isSameAs(TEST);
        assertThat(limited.classes()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"60000, 300, 40", "60000, 30, 40", "60000, 1000, 12", "60000, 100000, 1", "60000, 0, 40", "3, 2, 1"})
    void repeatsAFewImagesToTrainOn(int own, int few, int times) {
        Dataset dataset = new Dataset("shapes", List.of("a", "b"), blank(own), blank(1));
        Dataset more = dataset.withTraining(blank(few));
        assertThat(more.training().count()).isEqualTo(own + times * few);
        assertThat(more.test()).isSameAs(dataset.test());
        assertThat(more.classNames()).isEqualTo(dataset.classNames());
    }

    private static LabelledImages blank(int count) {
        return new LabelledImages(1, 1, new byte[count], new byte[count]);
    }

    @Test
    void refusesPartsThatDoNotFit() {
        assertThatThrownBy(() -> new Dataset("shapes", List.of("a", "b"), TRAINING, TEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 classes have labels 0 to 1, but there is label 2");
        assertThatThrownBy(() -> new Dataset("shapes", List.of("a"), TRAINING, TEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a data set has 2 to 100 classes, but these are 1");
        assertThatThrownBy(() -> new Dataset("shapes", Collections.nCopies(101, "a"), TRAINING, TEST))
                .isInstanceOf(IllegalArgumentException.class);
        LabelledImages turned = new LabelledImages(3, 2, new byte[6], new byte[1]);
        assertThatThrownBy(() -> new Dataset("shapes", List.of("a", "b", "c"), TRAINING, turned))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("training images are 2 × 3, but test images 3 × 2");
    }
}

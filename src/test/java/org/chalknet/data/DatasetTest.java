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

    /** The hashes are those of Python's hashlib, over the same bytes. */
    @Test
    void hasADigestOfAllThatIsInIt() {
        LabelledImages training = new LabelledImages(1, 2, new byte[] {1, 2, 3, (byte) 255}, new byte[] {0, 1});
        LabelledImages test = new LabelledImages(1, 2, new byte[] {0, 9}, new byte[] {1});
        assertThat(training.digest()).isEqualTo("3aaab6fcc2bba10d8036353066a2ee7635ab9c5f840f55fc26900395d1fbc90b");
        assertThat(test.digest()).isEqualTo("d407e1cae75b23aafd6a4f79f33f2685346b2ba23383d6d62e4033b89a1c78b1");
        Dataset dataset = new Dataset("shapes", List.of("a", "b"), training, test);
        assertThat(dataset.digest()).isEqualTo("4d78f0791296d1a2e1262fa01160b01b44d873dff759cdcaf27376ac533e1890");
        assertThat(new Dataset("other name", List.of("a", "b"), training, test).digest())
                .isEqualTo(dataset.digest());
        assertThat(dataset.limited(1, 1).digest()).isNotEqualTo(dataset.digest());
        assertThat(new LabelledImages(2, 1, training.pixels(), new byte[] {0, 1}).digest())
                .isNotEqualTo(training.digest());
        assertThat(new LabelledImages(1, 2, training.pixels(), new byte[] {1, 1}).digest())
                .isNotEqualTo(training.digest());
    }

    @Test
    void isTheSameWithTheSameContent() {
        List<String> names = List.of("circle", "square", "star");
        Dataset dataset = new Dataset("shapes", names, TRAINING, TEST);
        LabelledImages again = new LabelledImages(2, 3, new byte[24], new byte[] {0, 2, 1, 0});
        LabelledImages other = new LabelledImages(2, 3, new byte[24], new byte[] {0, 2, 1, 1});
        assertThat(dataset.isSameAs(new Dataset("shapes", names, again, TEST))).isTrue();
        assertThat(dataset.isSameAs(new Dataset("shapes", names, other, TEST))).isFalse();
        assertThat(dataset.isSameAs(new Dataset("shapes", names, TRAINING, again)))
                .isFalse();
        assertThat(dataset.isSameAs(new Dataset("others", names, again, TEST))).isFalse();
        assertThat(dataset.isSameAs(new Dataset("shapes", List.of("a", "b", "c"), again, TEST)))
                .isFalse();
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

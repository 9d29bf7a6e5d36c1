package org.chalknet.ink;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LabelledDrawingTest {

    @Test
    void needsAWordAndInk() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelledDrawing(" ", Drawing.EMPTY.with(Stroke.dot(1, 2))))
                .withMessage("a labelled drawing needs a word, but has none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelledDrawing("7", Drawing.EMPTY))
                .withMessage("a labelled drawing needs at least 1 stroke, but has none");
    }
}

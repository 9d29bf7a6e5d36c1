package org.chalknet.ui.board;

import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.chalknet.ink.PreparationStep;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;
import org.jspecify.annotations.Nullable;

/** A stage on the way to what the network sees: the image there, and what the step to it is worth. */
final class StageModel {

    private final @Nullable PreparationStep step;
    private final String name;
    private final BooleanProperty taken = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<@Nullable GreyImage> image = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper otherwise = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper decisive = new ReadOnlyBooleanWrapper();

    /**
     * @param step the step that leads to this stage, null for the drawing as it is
     */
    StageModel(@Nullable PreparationStep step) {
        this.step = step;
        name = step == null ? "drawn" : step.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the step that leads here; null for the drawing as it is. */
    @Nullable
    PreparationStep step() {
        return step;
    }

    /** Returns what the stage is called in the keys of the texts. */
    String name() {
        return name;
    }

    /** Whether the step is taken. */
    BooleanProperty takenProperty() {
        return taken;
    }

    /** The image at this stage; null where there is none. */
    ReadOnlyObjectProperty<@Nullable GreyImage> imageProperty() {
        return image.getReadOnlyProperty();
    }

    /** What the network would answer without the step, or with it where it is not taken; empty without an answer. */
    ReadOnlyStringProperty otherwiseProperty() {
        return otherwise.getReadOnlyProperty();
    }

    /** Whether that is another class than its answer. */
    ReadOnlyBooleanProperty decisiveProperty() {
        return decisive.getReadOnlyProperty();
    }

    void showImage(@Nullable GreyImage next) {
        image.set(next);
    }

    /**
     * Shows the answer that there would be.
     *
     * @param className the class; null for none
     * @param probability how sure of it the network would be, 0 … 1
     * @param other whether it is another class than the answer
     */
    void showOtherwise(@Nullable String className, double probability, boolean other) {
        otherwise.set(
                className == null
                        ? ""
                        : Texts.get("board.stage.otherwise", className, Figures.percent(probability, 0)));
        decisive.set(className != null && other);
    }
}

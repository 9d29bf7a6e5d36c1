package org.chalknet.ui.board;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chalknet.ink.Prediction;
import org.chalknet.ink.PreparationStep;
import org.jspecify.annotations.Nullable;

/** The stages from the drawing to what the network sees, in their order: as drawn, and then one for each step. */
final class StagesModel {

    private final List<StageModel> stages = new ArrayList<>(List.of(new StageModel(null)));

    StagesModel() {
        for (PreparationStep step : PreparationStep.values()) {
            stages.add(new StageModel(step));
        }
    }

    /** Returns the stages. */
    List<StageModel> all() {
        return List.copyOf(stages);
    }

    /** Returns the steps that are taken. */
    Set<PreparationStep> taken() {
        Set<PreparationStep> taken = EnumSet.noneOf(PreparationStep.class);
        for (StageModel stage : stages) {
            if (stage.step() != null && stage.takenProperty().get()) {
                taken.add(stage.step());
            }
        }
        return taken;
    }

    /** Shows images; where there are fewer than stages, at the last of these. */
    void showImages(List<GreyImage> images) {
        int missing = stages.size() - images.size();
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).showImage(i < missing ? null : images.get(i - missing));
        }
    }

    /**
     * Shows what the network would answer with each step changed.
     *
     * @param answers the answers; empty for none
     * @param answer its answer as it is; null for none
     * @param classNames the names of the classes
     */
    void showOtherwise(Map<PreparationStep, Prediction> answers, @Nullable Prediction answer, List<String> classNames) {
        for (StageModel stage : stages) {
            Prediction other = stage.step() == null ? null : answers.get(stage.step());
            if (answer == null || other == null || !other.isFinite()) {
                stage.showOtherwise(null, 0, false);
            } else {
                int top = other.top();
                stage.showOtherwise(classNames.get(top), other.probability(top), top != answer.top());
            }
        }
    }
}

package org.chalknet.ink;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chalknet.network.Network;
import org.jspecify.annotations.Nullable;

/**
 * How a drawing is read, step by step.
 *
 * @param stages the image as drawn, then after each step of {@link PreparationStep}; a step not taken changes nothing, and
 *     the last image is what the network sees; nobody may change their pixels
 * @param answer what the network answers; null without a network
 * @param otherwise what it would answer with a step taken if it is not, and not taken if it is, for each step; empty
 *     without a network
 */
public record Reading(List<byte[]> stages, @Nullable Prediction answer, Map<PreparationStep, Prediction> otherwise) {

    /** Copies the list and the map. */
    public Reading {
        stages = List.copyOf(stages);
        otherwise = Map.copyOf(otherwise);
    }

    /**
     * Reads a drawing.
     *
     * @param drawing the drawing
     * @param preparation makes images of the size that the network reads
     * @param steps the steps to take
     * @param network the network to ask, which nobody may be training; null if there is none
     * @throws IllegalArgumentException if nothing is drawn, or if the network is for images of another size
     */
    public static Reading of(
            Drawing drawing, MnistPreparation preparation, Set<PreparationStep> steps, @Nullable Network network) {
        List<byte[]> stages = new ArrayList<>();
        Set<PreparationStep> taken = EnumSet.noneOf(PreparationStep.class);
        stages.add(preparation.image(drawing, taken));
        for (PreparationStep step : PreparationStep.values()) {
            if (steps.contains(step)) {
                taken.add(step);
            }
            stages.add(preparation.image(drawing, taken));
        }
        if (network == null) {
            return new Reading(stages, null, Map.of());
        }
        List<byte[]> asked = new ArrayList<>(List.of(stages.getLast()));
        for (PreparationStep step : PreparationStep.values()) {
            asked.add(preparation.image(drawing, changed(steps, step)));
        }
        Iterator<Prediction> answers = Prediction.ofEach(network, asked).iterator();
        Prediction answer = answers.next();
        Map<PreparationStep, Prediction> otherwise = new EnumMap<>(PreparationStep.class);
        for (PreparationStep step : PreparationStep.values()) {
            otherwise.put(step, answers.next());
        }
        return new Reading(stages, answer, otherwise);
    }

    private static Set<PreparationStep> changed(Set<PreparationStep> steps, PreparationStep step) {
        Set<PreparationStep> changed = new HashSet<>(steps);
        if (!changed.remove(step)) {
            changed.add(step);
        }
        return changed;
    }
}

package org.chalknet.ui.settings;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.chalknet.training.Augmentation;
import org.chalknet.training.Setting;
import org.chalknet.ui.board.GreyImage;

/** How much the images are distorted that the next run trains on, and samples of it. */
public final class AugmentationModel {

    /** What is distorted. */
    public enum Kind {
        /** Nothing, as in the notebook. */
        OFF,
        /** Shifts, rotations, scalings and shears. */
        AFFINE,
        /** These, and elastic distortion. */
        ELASTIC
    }

    private static final Augmentation USUAL = Augmentation.ELASTIC;

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.OFF);
    private final NumberModel shift = new NumberModel(Setting.SHIFT, USUAL.shift(), SliderScale.hundredths(0, 400, 25));
    private final NumberModel rotation =
            new NumberModel(Setting.ROTATION, USUAL.rotation(), SliderScale.hundredths(0, 3000, 100));
    private final NumberModel scaling =
            new NumberModel(Setting.SCALING, USUAL.scaling(), SliderScale.hundredths(0, 30, 1));
    private final NumberModel shear = new NumberModel(Setting.SHEAR, USUAL.shear(), SliderScale.hundredths(0, 60, 5));
    private final NumberModel elastic =
            new NumberModel(Setting.ELASTIC, USUAL.elastic(), SliderScale.hundredths(0, 4000, 100));
    private final BooleanBinding valid = Bindings.createBooleanBinding(
            () -> used().stream()
                    .allMatch(number -> number.errorProperty().get().isEmpty()),
            Stream.concat(Stream.of(kind), all().stream().map(NumberModel::errorProperty))
                    .toArray(Observable[]::new));
    private final ObservableList<GreyImage> samples = FXCollections.observableArrayList();

    /** Sets everything to an augmentation; the ranges that it does not use stay as they are. */
    void set(Augmentation augmentation) {
        if (augmentation.isOff()) {
            kind.set(Kind.OFF);
            return;
        }
        shift.set(augmentation.shift());
        rotation.set(augmentation.rotation());
        scaling.set(augmentation.scaling());
        shear.set(augmentation.shear());
        if (augmentation.elastic() > 0) {
            elastic.set(augmentation.elastic());
        }
        kind.set(augmentation.elastic() > 0 ? Kind.ELASTIC : Kind.AFFINE);
    }

    /** Takes what has been typed. */
    void commit() {
        used().forEach(NumberModel::commit);
    }

    /** Returns what is set; of a wrong value, the last that was allowed. */
    Augmentation get() {
        if (kind.get() == Kind.OFF) {
            return Augmentation.OFF;
        }
        return new Augmentation(
                shift.valueProperty().get(),
                rotation.valueProperty().get(),
                scaling.valueProperty().get(),
                shear.valueProperty().get(),
                kind.get() == Kind.ELASTIC ? elastic.valueProperty().get() : 0);
    }

    /** Does something whenever what is set changes. */
    void onChange(Runnable work) {
        kind.subscribe((_, _) -> work.run());
        all().forEach(number -> number.valueProperty().subscribe((_, _) -> work.run()));
    }

    private List<NumberModel> used() {
        return switch (kind.get()) {
            case OFF -> List.of();
            case AFFINE -> all().subList(0, 4);
            case ELASTIC -> all();
        };
    }

    private List<NumberModel> all() {
        return List.of(shift, rotation, scaling, shear, elastic);
    }

    /** What is distorted. */
    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** Whether every value that counts is allowed. */
    BooleanBinding validBinding() {
        return valid;
    }

    /** Returns how far an image is shifted. */
    NumberModel shift() {
        return shift;
    }

    /** Returns how far it is turned. */
    NumberModel rotation() {
        return rotation;
    }

    /** Returns how much it is stretched or shrunk. */
    NumberModel scaling() {
        return scaling;
    }

    /** Returns how far it is slanted. */
    NumberModel shear() {
        return shear;
    }

    /** Returns the strength of the elastic distortion. */
    NumberModel elastic() {
        return elastic;
    }

    /** Returns an image of the training set, distorted anew each time; empty where there is none to show. */
    ObservableList<GreyImage> samples() {
        return samples;
    }
}

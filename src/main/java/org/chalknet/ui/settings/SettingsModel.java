package org.chalknet.ui.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.chalknet.training.LearningRateDecay;
import org.chalknet.training.Setting;
import org.chalknet.training.TrainingSettings;

/** What the next run is set by. */
public final class SettingsModel {

    /** Stands for a number of parameters that is not known. */
    public static final long UNKNOWN = -1;

    private static final TrainingSettings DEFAULTS = TrainingSettings.DEFAULTS;
    private static final int FIRST_HIDDEN_UNITS = 64;

    private final NumberModel keepProb =
            new NumberModel(Setting.KEEP_PROB, DEFAULTS.keepProb(), SliderScale.hundredths(10, 100, 5));
    private final NumberModel lambda =
            new NumberModel(Setting.LAMBDA, DEFAULTS.lambda(), SliderScale.decadesAndZero(-3, 1));
    private final NumberModel learningRate =
            new NumberModel(Setting.LEARNING_RATE, DEFAULTS.learningRate(), SliderScale.decades(-3, 0));
    private final NumberModel decay =
            new NumberModel(Setting.DECAY, DEFAULTS.decay(), SliderScale.decadesAndZero(-3, 0));
    private final NumberModel miniBatchSize = new NumberModel(Setting.MINI_BATCH_SIZE, DEFAULTS.miniBatchSize());
    private final NumberModel epochs = new NumberModel(Setting.EPOCHS, DEFAULTS.epochs());
    private final NumberModel seed = new NumberModel(Setting.SEED, (double) DEFAULTS.seed());
    private final AugmentationModel augmentation = new AugmentationModel();
    private final ObservableList<NumberModel> hiddenLayers =
            FXCollections.observableArrayList(layer -> new Observable[] {layer.valueProperty(), layer.errorProperty()});
    private final ObservableList<NumberModel> readOnlyHiddenLayers =
            FXCollections.unmodifiableObservableList(hiddenLayers);

    private final IntegerProperty inputs = new SimpleIntegerProperty(784);
    private final IntegerProperty classes = new SimpleIntegerProperty(10);
    private final ReadOnlyLongWrapper parameterCount = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final IntegerProperty currentEpoch = new SimpleIntegerProperty();

    /** Starts with the defaults. */
    public SettingsModel() {
        hiddenLayers.subscribe(this::update);
        inputs.subscribe((_, _) -> update());
        classes.subscribe((_, _) -> update());
        numbers().forEach(number -> number.errorProperty().subscribe((_, _) -> update()));
        augmentation.validBinding().subscribe((_, _) -> update());
        reset();
    }

    /** Sets everything to the defaults. */
    public void reset() {
        set(DEFAULTS);
    }

    /** Sets everything to what makes a network that reads what people draw. */
    public void setForDrawing() {
        set(TrainingSettings.FOR_DRAWING);
    }

    /** Sets everything to some settings. */
    public void set(TrainingSettings settings) {
        keepProb.set(settings.keepProb());
        lambda.set(settings.lambda());
        learningRate.set(settings.learningRate());
        decay.set(settings.decay());
        miniBatchSize.set(settings.miniBatchSize());
        epochs.set(settings.epochs());
        seed.set((double) settings.seed());
        augmentation.set(settings.augmentation());
        hiddenLayers.setAll(
                settings.hiddenLayers().stream().map(SettingsModel::layer).toList());
    }

    /** Adds a hidden layer before the output, as large as the one before it. */
    public void addLayer() {
        hiddenLayers.add(layer(
                hiddenLayers.isEmpty()
                        ? FIRST_HIDDEN_UNITS
                        : hiddenLayers.getLast().valueProperty().get()));
    }

    /** Removes a hidden layer. */
    public void removeLayer(NumberModel layer) {
        hiddenLayers.remove(layer);
    }

    /** Takes all that has been typed and returns what a run is set by; nothing if a value is wrong. */
    public Optional<TrainingSettings> toSettings() {
        Stream.concat(numbers().stream(), List.copyOf(hiddenLayers).stream()).forEach(NumberModel::commit);
        augmentation.commit();
        return settings();
    }

    /** Returns what a run is set by, as far as what is being typed is allowed; nothing if a value is wrong. */
    public Optional<TrainingSettings> settings() {
        if (!valid.get()) {
            return Optional.empty();
        }
        return Optional.of(new TrainingSettings(
                hiddenUnits(),
                keepProb.valueProperty().get(),
                lambda.valueProperty().get(),
                learningRate.valueProperty().get(),
                decay.valueProperty().get(),
                (int) miniBatchSize.valueProperty().get(),
                (int) epochs.valueProperty().get(),
                (long) seed.valueProperty().get(),
                augmentation.get()));
    }

    /** Does something whenever a value changes. */
    public void onChange(Runnable work) {
        hiddenLayers.subscribe(work);
        numbers().forEach(number -> number.valueProperty().subscribe((_, _) -> work.run()));
        augmentation.onChange(work);
    }

    /** Returns how the learning rate falls. */
    public LearningRateDecay learningRateDecay() {
        return new LearningRateDecay(
                learningRate.valueProperty().get(), decay.valueProperty().get());
    }

    private static NumberModel layer(double units) {
        return new NumberModel(Setting.HIDDEN_UNITS, units);
    }

    private List<Integer> hiddenUnits() {
        return hiddenLayers.stream()
                .map(layer -> (int) layer.valueProperty().get())
                .toList();
    }

    private void update() {
        List<Integer> sizes = Stream.of(Stream.of(inputs.get()), hiddenUnits().stream(), Stream.of(classes.get()))
                .flatMap(part -> part)
                .toList();
        boolean layersValid = areValid(hiddenLayers);
        parameterCount.set(layersValid ? TrainingSettings.parameterCount(sizes) : UNKNOWN);
        valid.set(layersValid
                && areValid(numbers())
                && augmentation.validBinding().get());
    }

    private static boolean areValid(List<NumberModel> numbers) {
        return numbers.stream().allMatch(number -> number.errorProperty().get().isEmpty());
    }

    private List<NumberModel> numbers() {
        return List.of(keepProb, lambda, learningRate, decay, miniBatchSize, epochs, seed);
    }

    /** Returns the probability that dropout keeps a unit. */
    public NumberModel keepProb() {
        return keepProb;
    }

    /** Returns the strength of the L2 penalty. */
    public NumberModel lambda() {
        return lambda;
    }

    /** Returns the learning rate of epoch 0. */
    public NumberModel learningRate() {
        return learningRate;
    }

    /** Returns how fast the learning rate falls. */
    public NumberModel decay() {
        return decay;
    }

    /** Returns the number of examples in a mini-batch. */
    public NumberModel miniBatchSize() {
        return miniBatchSize;
    }

    /** Returns the number of passes over the training set. */
    public NumberModel epochs() {
        return epochs;
    }

    /** Returns the seed. */
    public NumberModel seed() {
        return seed;
    }

    /** Returns how much the images are distorted that are trained on. */
    public AugmentationModel augmentation() {
        return augmentation;
    }

    /** Returns the units of each hidden layer, from the input's side. */
    public ObservableList<NumberModel> hiddenLayers() {
        return readOnlyHiddenLayers;
    }

    /** Returns the number of inputs of the network, the pixels of an image of the data set. To be bound. */
    public IntegerProperty inputsProperty() {
        return inputs;
    }

    /** Returns the number of classes of the data set. To be bound. */
    public IntegerProperty classesProperty() {
        return classes;
    }

    /** Returns the number of weights and biases, {@link #UNKNOWN} while the size of a layer is wrong. */
    public ReadOnlyLongProperty parameterCountProperty() {
        return parameterCount.getReadOnlyProperty();
    }

    /** Returns whether every value is allowed. */
    public ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /** Returns whether nothing can be changed, since a run is active. To be bound. */
    public BooleanProperty lockedProperty() {
        return locked;
    }

    /** Returns the epoch of the run, from 0. To be bound. */
    public IntegerProperty currentEpochProperty() {
        return currentEpoch;
    }
}

package org.chalknet.ui.dataset;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.chalknet.data.Dataset;
import org.chalknet.ui.Texts;
import org.jspecify.annotations.Nullable;

/** The data set that is trained on, and the one that is being loaded. */
public final class DatasetModel {

    private final ReadOnlyObjectWrapper<@Nullable Dataset> dataset = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper loading = new ReadOnlyStringWrapper("");
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final StringBinding title = Bindings.createStringBinding(this::describe, dataset, loading);

    /** Another data set is being loaded. */
    void loading(String name) {
        loading.set(name);
    }

    /** The data set is here, from a folder or, for null, from inside the program. */
    void loaded(Dataset newDataset, @Nullable Path from) {
        loading.set("");
        folder.set(from);
        dataset.set(newDataset);
    }

    /** The data set has not been loaded; the old one stays. */
    void notLoaded() {
        loading.set("");
    }

    private String describe() {
        if (!loading.get().isEmpty()) {
            return Texts.get("dataset.loading", loading.get());
        }
        Dataset current = dataset.get();
        return current == null ? Texts.get("dataset.none") : current.name();
    }

    /** Returns the data set that is trained on; null before the first is loaded. */
    public ReadOnlyObjectProperty<@Nullable Dataset> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    /** Returns the folder of the data set; null for the one that is inside the program. */
    public ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** Returns the name of what is being loaded; empty when nothing is. */
    public ReadOnlyStringProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Returns whether the data set must not change now, since a run is active. To be bound. */
    public BooleanProperty lockedProperty() {
        return locked;
    }

    /** Returns the name of the data set, or what is being loaded, in words. */
    public StringBinding titleBinding() {
        return title;
    }
}

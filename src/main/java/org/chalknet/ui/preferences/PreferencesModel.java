package org.chalknet.ui.preferences;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.chalknet.storage.Preferences;
import org.chalknet.ui.Theme;
import org.chalknet.ui.settings.SettingsModel;
import org.jspecify.annotations.Nullable;

/** What is remembered from one start of the window to the next, gathered from where it belongs. */
public final class PreferencesModel {

    private final SettingsModel settings;
    private final ObjectProperty<Theme> theme;
    private final IntegerProperty classTraining;
    private final ObjectProperty<@Nullable Path> folder;
    private final ObjectProperty<Preferences.@Nullable Window> window = new SimpleObjectProperty<>();
    private final ObservableList<Path> runs = FXCollections.observableArrayList();
    private Preferences last = Preferences.NONE;

    /**
     * @param settings what the next run is set by
     * @param theme the theme
     * @param classTraining how many of a hundred drawings of our class join the training
     * @param folder the folder that was opened or saved in last; null before there is one
     */
    public PreferencesModel(
            SettingsModel settings,
            ObjectProperty<Theme> theme,
            IntegerProperty classTraining,
            ObjectProperty<@Nullable Path> folder) {
        this.settings = settings;
        this.theme = theme;
        this.classTraining = classTraining;
        this.folder = folder;
    }

    /** Returns where the window was; null before it is known. */
    public ObjectProperty<Preferences.@Nullable Window> windowProperty() {
        return window;
    }

    /** Returns the files of the runs that are listed. */
    public ObservableList<Path> runs() {
        return runs;
    }

    /** Sets everything to what was remembered, as far as it is still there. */
    void set(Preferences preferences) {
        last = preferences;
        settings.set(preferences.settings());
        Stream.of(Theme.values())
                .filter(one -> one.name().equals(preferences.theme()))
                .forEach(theme::set);
        classTraining.set(preferences.classTraining());
        window.set(preferences.window());
        String remembered = preferences.folder();
        folder.set(
                remembered == null
                        ? null
                        : paths(List.of(remembered)).stream().findFirst().orElse(null));
        runs.setAll(paths(preferences.runs()));
    }

    private static List<Path> paths(List<String> names) {
        return names.stream()
                .flatMap(name -> {
                    try {
                        return Stream.of(Path.of(name));
                    } catch (InvalidPathException e) {
                        return Stream.empty();
                    }
                })
                .toList();
    }

    /** Returns what there is to remember; of settings of which one is wrong, those from before. */
    Preferences get() {
        Path current = folder.get();
        last = new Preferences(
                settings.settings().orElse(last.settings()),
                theme.get().name(),
                window.get(),
                current == null ? null : current.toString(),
                runs.stream().map(Path::toString).toList(),
                classTraining.get());
        return last;
    }

    /** Does something whenever there is something new to remember. */
    void onChange(Runnable work) {
        settings.onChange(work);
        theme.subscribe((_, _) -> work.run());
        classTraining.subscribe((_, _) -> work.run());
        window.subscribe((_, _) -> work.run());
        folder.subscribe((_, _) -> work.run());
        runs.subscribe(work);
    }
}

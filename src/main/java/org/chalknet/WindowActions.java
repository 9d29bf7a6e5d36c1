package org.chalknet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.chalknet.cli.TrainCommandLine;
import org.chalknet.ui.Action;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Texts;
import org.chalknet.ui.Theme;
import org.chalknet.ui.dataset.DatasetModel;
import org.chalknet.ui.notices.NoticesModel;
import org.chalknet.ui.settings.SettingsClipboard;
import org.chalknet.ui.settings.SettingsModel;
import org.kordamp.ikonli.feather.Feather;

/** What can be done in the window, and the menu with all of it. */
final class WindowActions {

    /**
     * The actions.
     *
     * @param all all of them
     * @param theme changes the theme
     * @param menu the menu
     */
    record Groups(List<Action> all, Action theme, List<MenuItem> menu) {}

    private final DatasetModel dataset;
    private final SettingsModel settings;
    private final ObjectProperty<Theme> theme;
    private final Runnable quit;

    WindowActions(DatasetModel dataset, SettingsModel settings, ObjectProperty<Theme> theme, Runnable quit) {
        this.dataset = dataset;
        this.settings = settings;
        this.theme = theme;
        this.quit = quit;
    }

    /** Returns what passes settings on. */
    List<Action> clipboard(Dialogs dialogs, NoticesModel notices) {
        return new SettingsClipboard(
                        settings,
                        chosen -> TrainCommandLine.of(
                                chosen, dataset.folderProperty().get()),
                        dialogs,
                        text -> {
                            ClipboardContent content = new ClipboardContent();
                            content.putString(text);
                            Clipboard.getSystemClipboard().setContent(content);
                            notices.done(Texts.get("settings.copied"));
                        },
                        () -> Clipboard.getSystemClipboard().getString())
                .actions();
    }

    /** Puts the actions of the panels and of the window together. */
    Groups groups(
            List<Action> running,
            List<Action> board,
            List<Action> ourClass,
            List<Action> data,
            List<Action> runs,
            List<Action> exports,
            List<Action> ownSettings,
            List<Action> clipboard) {
        ObservableBooleanValue always = Bindings.createBooleanBinding(() -> true);
        Action changeTheme = Action.of(
                "theme.change",
                new SimpleStringProperty(Texts.get("theme.change")),
                theme.map(now -> now == Theme.BLACKBOARD ? Feather.SUN : Feather.MOON),
                always,
                () -> theme.set(theme.get().other()),
                "Shortcut+T");
        Action leave = Action.of("app.quit", Feather.LOG_OUT, always, quit, "Shortcut+Q");

        List<Action> last = List.of(changeTheme, leave);
        List<MenuItem> menu = new ArrayList<>();
        for (List<Action> group : List.of(running, board, ourClass)) {
            group.forEach(action -> menu.add(action.menuItem()));
            menu.add(new SeparatorMenuItem());
        }
        menu.add(submenu("menu.data", List.of(data)));
        menu.add(submenu("menu.runs", List.of(runs, exports)));
        menu.add(submenu("menu.settings", List.of(ownSettings, clipboard)));
        menu.add(new SeparatorMenuItem());
        last.forEach(action -> menu.add(action.menuItem()));
        List<Action> all = Stream.of(running, board, ourClass, data, runs, exports, ownSettings, clipboard, last)
                .flatMap(List::stream)
                .toList();
        return new Groups(all, changeTheme, menu);
    }

    private static Menu submenu(String key, List<List<Action>> groups) {
        Menu menu = new Menu(Texts.get(key));
        for (List<Action> group : groups) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            group.forEach(action -> menu.getItems().add(action.menuItem()));
        }
        return menu;
    }
}

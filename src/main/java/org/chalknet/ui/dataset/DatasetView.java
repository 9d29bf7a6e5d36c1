package org.chalknet.ui.dataset;

import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.chalknet.ui.Action;
import org.chalknet.ui.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The menu of data sets, which shows the name of the current one. */
public final class DatasetView extends StackPane {

    private final List<Action> actions;

    /**
     * @param model the data set
     * @param controller loads data sets
     */
    public DatasetView(DatasetModel model, DatasetController controller) {
        BooleanBinding loading = model.loadingProperty().isNotEmpty();
        BooleanBinding free = model.lockedProperty().or(loading).not();
        actions = List.of(
                Action.of("dataset.open-bundled", Feather.EDIT_3, free, controller::openBundled, "Shortcut+Shift+O"),
                Action.of("dataset.open", Feather.FOLDER, free, controller::openFolder, "Shortcut+O"),
                Action.of("dataset.stop", Feather.X, loading, controller::stop, "Shortcut+Alt+O"));
        MenuButton menu = new MenuButton();
        menu.setId("dataset");
        menu.getStyleClass().add("dataset");
        menu.textProperty().bind(model.titleBinding());
        menu.disableProperty().bind(model.lockedProperty());
        // A folder's name may have underscores, which would mark a mnemonic.
        menu.setMnemonicParsing(false);
        menu.accessibleTextProperty().bind(model.titleBinding().map(title -> Texts.get("dataset.accessible", title)));
        actions.forEach(action -> menu.getItems().add(action.menuItem()));
        getChildren().add(menu);
        // A button that is disabled shows no tooltip, and the name may be too long for it during a run, too.
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(model.titleBinding().map(title -> Texts.get("dataset.tip", title)));
        Tooltip.install(this, whole);
    }

    /** Returns what can be done from the menu and by keys. */
    public List<Action> actions() {
        return actions;
    }
}

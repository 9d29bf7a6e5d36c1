package org.chalknet.ui.dataset;

import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.chalknet.ui.Action;
import org.chalknet.ui.Texts;

/** The menu of data sets, which shows the name of the current one. */
public final class DatasetView extends StackPane {

    /**
     * @param model the data set
     * @param bundled loads the data set that is inside the program
     * @param folder asks for a folder and loads it
     */
    public DatasetView(DatasetModel model, Action bundled, Action folder) {
        MenuButton menu = new MenuButton();
        menu.setId("dataset");
        menu.getStyleClass().add("dataset");
        menu.textProperty().bind(model.titleBinding());
        menu.disableProperty()
                .bind(model.lockedProperty().or(model.loadingProperty().isNotEmpty()));
        // A folder's name may have underscores, which would mark a mnemonic.
        menu.setMnemonicParsing(false);
        menu.accessibleTextProperty().bind(model.titleBinding().map(title -> Texts.get("dataset.accessible", title)));
        menu.getItems().addAll(bundled.menuItem(), folder.menuItem());
        getChildren().add(menu);
        // A button that is disabled shows no tooltip, and the name may be too long for it during a run, too.
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(model.titleBinding().map(title -> Texts.get("dataset.tip", title)));
        Tooltip.install(this, whole);
    }
}

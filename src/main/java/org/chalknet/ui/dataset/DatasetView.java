package org.chalknet.ui.dataset;

import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import org.chalknet.ui.Action;
import org.chalknet.ui.Texts;

/** The menu of data sets, which shows the name of the current one. */
public final class DatasetView extends MenuButton {

    /**
     * @param model the data set
     * @param bundled loads the data set that is inside the program
     * @param folder asks for a folder and loads it
     */
    public DatasetView(DatasetModel model, Action bundled, Action folder) {
        setId("dataset");
        getStyleClass().add("dataset");
        textProperty().bind(model.titleBinding());
        disableProperty().bind(model.lockedProperty().or(model.loadingProperty().isNotEmpty()));
        // A folder's name may have underscores, which would mark a mnemonic.
        setMnemonicParsing(false);
        setTooltip(new Tooltip(Texts.get("dataset.tip")));
        accessibleTextProperty().bind(model.titleBinding().map(title -> Texts.get("dataset.accessible", title)));
        getItems().addAll(bundled.menuItem(), folder.menuItem());
    }
}

package org.chalknet.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The panels below the charts, of which one is shown. Their titles stand side by side, and choose. */
final class LowerPanels extends StackPane {

    private final ToggleGroup group = new ToggleGroup();

    /**
     * @param notebook the notebook's lines
     * @param ourClass the drawings of our class
     * @param runs the list of runs
     */
    LowerPanels(Region notebook, Region ourClass, Region runs) {
        getStyleClass().add("lower-panels");
        HBox titles = new HBox(title("notebook", notebook), title("class", ourClass), title("runs", runs));
        titles.getStyleClass().add("lower-titles");
        titles.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        titles.setPickOnBounds(false);
        setAlignment(titles, Pos.TOP_LEFT);
        getChildren().addAll(notebook, ourClass, runs, titles);
        group.selectToggle(group.getToggles().getFirst());
        setMinHeight(USE_PREF_SIZE);
    }

    private ToggleButton title(String name, Node panel) {
        ToggleButton title = new ToggleButton(Texts.get(name + ".title"));
        title.setId("show-" + name);
        title.setAccessibleText(Texts.get("lower.show", title.getText()));
        title.setToggleGroup(group);
        title.setOnAction(_ -> title.setSelected(true));
        panel.visibleProperty().bind(title.selectedProperty());
        panel.managedProperty().bind(panel.visibleProperty());
        return title;
    }
}

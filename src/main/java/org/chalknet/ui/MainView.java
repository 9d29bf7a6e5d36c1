package org.chalknet.ui;

import atlantafx.base.theme.Tweaks;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The window: a bar at the top, and below it three columns. Its text grows with it. */
public final class MainView extends VBox {

    private static final double SMALLEST_FONT = 13.5;
    private static final double LARGEST_FONT = 44;
    private static final double CHARACTERS_ACROSS = 96;
    private static final double LINES_DOWN = 54;

    /**
     * The panels of the window.
     *
     * @param run the buttons of the run and its progress
     * @param notices what there is to say that nobody asked for
     * @param done what has been done at last, seen above the other panels
     * @param dataset the menu of data sets
     * @param settings the settings
     * @param charts the charts
     * @param misread the drawings of our class that are misread
     * @param notebook the notebook's lines
     * @param ourClass the drawings of our class
     * @param runs the list of runs
     * @param board the board to draw on
     */
    public record Panels(
            Region run,
            Region notices,
            Region done,
            Region dataset,
            Region settings,
            Region charts,
            Region misread,
            Region notebook,
            Region ourClass,
            Region runs,
            Region board) {}

    /**
     * @param panels the panels
     * @param theme changes the theme
     * @param menu what else can be done
     */
    public MainView(Panels panels, Action theme, List<MenuItem> menu) {
        Label name = new Label(Texts.get("app.title"));
        name.getStyleClass().add("app-name");
        name.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(panels.run(), Priority.ALWAYS);
        HBox bar = new HBox(name, panels.run(), panels.dataset(), theme.iconButton(), menuButton(menu));
        bar.getStyleClass().add("top-bar");

        VBox.setVgrow(panels.charts(), Priority.ALWAYS);
        VBox middle = new VBox(
                panels.charts(),
                panels.misread(),
                new LowerPanels(panels.notebook(), panels.ourClass(), panels.runs()));
        middle.getStyleClass().add("middle-column");
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox columns = new HBox(panels.settings(), middle, panels.board());
        columns.getStyleClass().add("columns");
        panels.settings().getStyleClass().add("settings-column");
        panels.board().getStyleClass().add("board-column");
        StackPane.setAlignment(panels.done(), Pos.BOTTOM_CENTER);
        StackPane below = new StackPane(columns, panels.done());
        VBox.setVgrow(below, Priority.ALWAYS);
        getChildren().addAll(bar, panels.notices(), below);

        styleProperty()
                .bind(Bindings.createStringBinding(
                        () -> "-fx-font-size: " + fontSize(getWidth(), getHeight()) + "px;",
                        widthProperty(),
                        heightProperty()));
    }

    /** Returns the size of the text for a size of the window, in half pixels, so that most resizing restyles nothing. */
    static double fontSize(double width, double height) {
        double fitting = Math.min(width / CHARACTERS_ACROSS, height / LINES_DOWN);
        return Math.round(2 * Math.clamp(fitting, SMALLEST_FONT, LARGEST_FONT)) / 2.0;
    }

    private static MenuButton menuButton(List<MenuItem> items) {
        MenuButton menu = new MenuButton();
        Icon.show(Feather.MENU, menu);
        menu.setId("menu");
        menu.getStyleClass().addAll("icon-menu", Tweaks.NO_ARROW);
        menu.setAccessibleText(Texts.get("menu"));
        menu.setTooltip(new Tooltip(Texts.get("menu")));
        menu.getItems().addAll(items);
        return menu;
    }
}

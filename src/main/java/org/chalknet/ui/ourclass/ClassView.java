package org.chalknet.ui.ourclass;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.chalknet.data.Dataset;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.storage.Preferences;
import org.chalknet.ui.Action;
import org.chalknet.ui.Figures;
import org.chalknet.ui.RevealingScrollPane;
import org.chalknet.ui.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The class set: its drawings by digit, and what can be done with them. */
public final class ClassView extends VBox {

    private final ClassModel model;
    private final ClassController controller;
    private final Consumer<Drawing> board;
    private final ListView<LabelledDrawing> list = new ListView<>();
    private final FlowPane digits = new FlowPane();
    private final ToggleGroup digit = new ToggleGroup();
    private final Action show;
    private final Action remove;
    private final Action undo;
    private final Action open;
    private final Action save;

    /**
     * @param model what is shown
     * @param controller changes the class set
     * @param files opens and saves it
     * @param board puts a drawing on the board
     */
    public ClassView(
            ClassModel model, ClassController controller, ClassFilesController files, Consumer<Drawing> board) {
        this.model = model;
        this.controller = controller;
        this.board = board;
        BooleanBinding chosen = Bindings.isNotEmpty(list.getSelectionModel().getSelectedItems());
        BooleanBinding ready = model.datasetProperty().isNotNull();
        show = Action.of("class.show", Feather.EDIT_2, chosen, this::showChosen);
        remove = Action.of("class.remove", Feather.TRASH_2, chosen, () -> controller.remove(chosen()));
        undo = Action.of(
                "class.undo", Feather.CORNER_UP_LEFT, model.undoableProperty(), controller::undo, "Shortcut+Alt+Z");
        open = Action.of("class.open", Feather.FOLDER_PLUS, ready, files::open, "Shortcut+Shift+A");
        save = Action.of(
                "class.save", Feather.DOWNLOAD, Bindings.isNotEmpty(model.drawings()), files::save, "Shortcut+Shift+S");
        getStyleClass().addAll("panel", "our-class");
        HBox strip = new HBox(drawings(), split());
        strip.getStyleClass().add("class-strip");
        VBox.setVgrow(strip, Priority.ALWAYS);
        getChildren().addAll(header(), filter(), strip);
        model.drawings().subscribe(this::refresh);
        model.datasetProperty().subscribe(this::refresh);
        refresh();
    }

    /** Returns what can be done with the whole set, for the menu and the keys. */
    public List<Action> actions() {
        return List.of(open, save, undo);
    }

    private Node header() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(
                gap,
                named("class-show", show.iconButton()),
                named("class-remove", remove.iconButton()),
                named("class-undo", undo.iconButton()),
                named("class-open", open.iconButton()),
                named("class-save", save.iconButton()));
        header.getStyleClass().add("class-header");
        return header;
    }

    private Node filter() {
        digits.getStyleClass().add("class-digits");
        digits.setMinWidth(0);
        digits.prefWrapLengthProperty().bind(widthProperty());
        digit.selectedToggleProperty().subscribe(this::showDrawings);
        RevealingScrollPane filter = new RevealingScrollPane(digits);
        filter.getStyleClass().add("class-filter");
        return filter;
    }

    private Node split() {
        Slider slider = named("class-split", new Slider(0, Preferences.MAX_CLASS_TRAINING, 0));
        slider.setMajorTickUnit(10);
        slider.setMinorTickCount(0);
        slider.setBlockIncrement(10);
        slider.setSnapToTicks(true);
        slider.setTooltip(new Tooltip(Texts.get("class.split.tip")));
        slider.valueProperty().bindBidirectional(model.trainingPercentProperty());
        Label words = named("class-split-words", new Label());
        words.setLabelFor(slider);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            ClassSplit parts = model.split();
                            return Texts.get(
                                    "class.split",
                                    Figures.count(parts.training().size()),
                                    Figures.count(parts.measuring().size()));
                        },
                        model.drawings(),
                        model.trainingPercentProperty()));
        slider.accessibleTextProperty().bind(words.textProperty());
        Label message = named("class-message", new Label());
        message.getStyleClass().addAll("muted", "small");
        message.setWrapText(true);
        message.textProperty().bind(model.messageProperty());
        VBox split = new VBox(words, slider, message);
        split.getStyleClass().add("class-side");
        return split;
    }

    private static <T extends Node> T named(String id, T node) {
        node.setId(id);
        return node;
    }

    private Node drawings() {
        list.setId("class-list");
        Thumbnail.layOut(list);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new Thumbnail<>(
                model, drawing -> drawing, LabelledDrawing::word, 2, drawing -> board.accept(drawing.drawing())));
        Label hint = new Label(Texts.get("class.empty"));
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        list.setPlaceholder(hint);
        list.setAccessibleText(Texts.get("class.title"));
        list.setAccessibleHelp(Texts.get("class.help"));
        list.setOnKeyPressed(this::onKey);
        HBox.setHgrow(list, Priority.ALWAYS);
        return list;
    }

    private void onKey(KeyEvent event) {
        String word = event.getText();
        if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            remove.perform();
        } else if (event.getCode() == KeyCode.ENTER) {
            show.perform();
        } else if (word.matches("[0-9]") && !event.isShortcutDown() && !chosen().isEmpty()) {
            relabel(Integer.parseInt(word));
        } else {
            return;
        }
        event.consume();
    }

    private void relabel(int label) {
        if (label < labels().size()) {
            controller.relabel(chosen(), labels().get(label));
        }
    }

    private void showChosen() {
        board.accept(list.getSelectionModel().getSelectedItem().drawing());
    }

    private List<LabelledDrawing> chosen() {
        return List.copyOf(list.getSelectionModel().getSelectedItems());
    }

    private List<String> labels() {
        Dataset dataset = model.datasetProperty().get();
        return dataset == null ? List.of() : dataset.classNames();
    }

    private void refresh() {
        showDigits();
        showDrawings();
    }

    /** Counts the drawings of each digit. */
    private void showDigits() {
        ObservableList<LabelledDrawing> drawings = model.drawings();
        Map<String, Long> counts =
                drawings.stream().collect(Collectors.groupingBy(LabelledDrawing::word, Collectors.counting()));
        Object before = chosenDigit();
        digit.getToggles().clear();
        List<Node> buttons = new ArrayList<>();
        for (String label : labels()) {
            ToggleButton button = new ToggleButton(label);
            button.setUserData(label);
            button.setId("class-digit-" + label);
            button.setToggleGroup(digit);
            button.setSelected(label.equals(before));
            Label count = new Label(Figures.count(counts.getOrDefault(label, 0L)));
            count.getStyleClass().add("muted");
            button.setGraphic(count);
            button.setTooltip(new Tooltip(Texts.get("class.digit.tip", label)));
            button.setAccessibleText(Texts.get("class.digit", label, count.getText()));
            buttons.add(button);
        }
        digits.getChildren().setAll(buttons);
    }

    /** Shows the drawings of the chosen digit, or all of them, digit by digit. */
    private void showDrawings() {
        Object label = chosenDigit();
        list.getItems()
                .setAll(model.drawings().stream()
                        .filter(drawing -> label == null || drawing.word().equals(label))
                        .sorted(Comparator.comparingInt(drawing -> labels().indexOf(drawing.word())))
                        .toList());
    }

    private @Nullable Object chosenDigit() {
        return digit.getSelectedToggle() == null
                ? null
                : digit.getSelectedToggle().getUserData();
    }
}

package org.chalknet.ui.board;

import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.chalknet.data.Dataset;
import org.chalknet.ui.Action;
import org.chalknet.ui.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The panel to draw on, with what the network sees and answers below. The mouse alone is listened to: pens and fingers
 * come as a mouse as well, and to hear them twice would draw everything twice.
 */
public final class BoardView extends VBox {

    private static final String KEY_UNDO = "Shortcut+Z";
    private static final String KEY_REDO = "Shortcut+Y";
    private static final String KEY_CLEAR = "Shortcut+L";
    private static final String KEY_TEST_DIGIT = "Shortcut+D";
    private static final PseudoClass WORD = PseudoClass.getPseudoClass("word");
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");

    /** In characters, at the least width of the panel. */
    private static final int LONGEST_CAPTION_IN_THE_LINE = 24;

    /** In characters, at the least width of the panel. */
    private static final int LONGEST_NAME_IN_ONE_LINE = 18;

    private final BoardModel model;
    private final BoardController controller;
    private final BoardCanvas canvas = new BoardCanvas();
    private final Action undo;
    private final Action redo;
    private final Action clear;
    private final Action testDigit;

    /**
     * @param model what is shown
     * @param controller what the pen and the buttons set to work
     */
    public BoardView(BoardModel model, BoardController controller) {
        this.model = model;
        this.controller = controller;
        undo = Action.of("board.undo", Feather.CORNER_UP_LEFT, model.undoableProperty(), controller::undo, KEY_UNDO);
        redo = Action.of("board.redo", Feather.CORNER_UP_RIGHT, model.redoableProperty(), controller::redo, KEY_REDO);
        clear = Action.of("board.clear", Feather.X, model.emptyProperty().not(), controller::clear, KEY_CLEAR);
        testDigit = Action.of(
                "board.test-digit",
                model.testDigitNameProperty(),
                new SimpleObjectProperty<>(Feather.SHUFFLE),
                model.datasetProperty().isNotNull(),
                controller::showTestDigit,
                KEY_TEST_DIGIT);
        getStyleClass().addAll("panel", "board");
        getStylesheets()
                .add(Objects.requireNonNull(BoardView.class.getResource("board.css"))
                        .toExternalForm());
        getChildren().addAll(header(), board(), seen(), answer(), bars(), otherNames());
    }

    /** Returns what can be done here, for the menu and the keys. */
    public List<Action> actions() {
        return List.of(undo, redo, clear, testDigit);
    }

    /** Lets the keys 0 to 9 label the drawing in a window, unless they are typed into a field. */
    public void installLabelKeys(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown();
            if (plain && event.getText().matches("[0-9]") && !(scene.getFocusOwner() instanceof TextInputControl)) {
                controller.label(Integer.parseInt(event.getText()));
            }
        });
    }

    private Node header() {
        Label title = new Label();
        title.getStyleClass().add("panel-title");
        title.textProperty().bind(model.titleProperty());
        title.setLabelFor(canvas);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(
                title,
                gap,
                named("board-undo", undo.iconButton()),
                named("board-redo", redo.iconButton()),
                named("board-clear", clear.iconButton()),
                named("board-test-digit", testDigit.iconButton()));
        header.getStyleClass().add("board-header");
        return header;
    }

    private Node board() {
        canvas.setId("board-canvas");
        canvas.sheetProperty().bind(model.sheetProperty());
        canvas.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setAccessibleHelp(Texts.get("board.canvas.help"));
        canvas.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.get(
                                "board.canvas",
                                model.answerProperty().get(),
                                model.messageProperty().get()),
                        model.answerProperty(),
                        model.messageProperty()));
        Region surface = canvas.surface();
        surface.setOnMousePressed(event -> {
            canvas.requestFocus();
            if (event.getButton() == MouseButton.PRIMARY) {
                controller.penDown(canvas.toBoard(event.getX()), canvas.toBoard(event.getY()));
            }
        });
        surface.setOnMouseDragged(
                event -> controller.penMoved(canvas.toBoard(event.getX()), canvas.toBoard(event.getY())));
        surface.setOnMouseReleased(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                // Where the machine is busy the last moves before it may have been left out.
                controller.penMoved(canvas.toBoard(event.getX()), canvas.toBoard(event.getY()));
                controller.penUp();
            }
        });
        canvas.setOnKeyPressed(this::clearByKey);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        return canvas;
    }

    private void clearByKey(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            clear.perform();
            event.consume();
        }
    }

    private Node seen() {
        // A whole multiple of 28, so that of MNIST's pixels each is as large as the next.
        StagesView stages = new StagesView(
                model.stages(), widthProperty().map(width -> 28 * Math.max(2, Math.floor(width.doubleValue() / 140))));
        Label what = new Label(Texts.get("board.seen"));
        what.setLabelFor(stages);
        what.setMinWidth(USE_PREF_SIZE);
        Label caption = wrapping("board-caption", model.captionProperty());
        caption.getStyleClass().add("muted");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(model.captionProperty());
        caption.setTooltip(whole);
        GridPane words = new GridPane();
        words.getStyleClass().add("caption-lines");
        words.add(what, 0, 0);
        words.add(caption, 1, 0);
        GridPane.setHgrow(caption, Priority.ALWAYS);
        GridPane.setHalignment(caption, HPos.RIGHT);
        model.captionProperty().subscribe(text -> {
            boolean below = text.length() > LONGEST_CAPTION_IN_THE_LINE;
            GridPane.setConstraints(caption, below ? 0 : 1, below ? 1 : 0, below ? 2 : 1, 1);
        });
        VBox seen = new VBox(words, stages);
        seen.getStyleClass().add("seen");
        return seen;
    }

    private Node answer() {
        Label answer = wrapping("board-answer", model.answerProperty());
        answer.getStyleClass().add("answer");
        answer.managedProperty().bind(model.answerProperty().isNotEmpty());
        Label message = wrapping("board-message", model.messageProperty());
        Label hint = wrapping(
                "board-label-hint",
                Bindings.createStringBinding(
                        () -> Texts.get(
                                "board.label.hint",
                                lastKey(model.datasetProperty().get())),
                        model.datasetProperty()));
        hint.getStyleClass().addAll("muted", "small");
        hint.visibleProperty().bind(model.drawnProperty());
        hint.managedProperty().bind(hint.visibleProperty());
        VBox told = new VBox(message, hint);
        told.getStyleClass().add("words");
        GridPane lines = new GridPane();
        lines.getStyleClass().add("answer-lines");
        lines.add(answer, 0, 0);
        lines.add(told, 1, 0);
        model.answerProperty().subscribe(name -> {
            boolean word = name.length() > 2;
            answer.pseudoClassStateChanged(WORD, word);
            answer.setMinWidth(word ? USE_COMPUTED_SIZE : USE_PREF_SIZE);
            GridPane.setConstraints(told, word || name.isEmpty() ? 0 : 1, word ? 1 : 0);
        });
        // By the data set, since the board must not change its size with the answer.
        model.datasetProperty().subscribe(dataset -> {
            int longest = dataset == null
                    ? 0
                    : dataset.classNames().stream()
                            .mapToInt(String::length)
                            .max()
                            .orElse(0);
            lines.pseudoClassStateChanged(WORD, longest > 2);
            lines.pseudoClassStateChanged(LONG, longest > LONGEST_NAME_IN_ONE_LINE);
        });
        return lines;
    }

    private static int lastKey(@Nullable Dataset dataset) {
        return (dataset == null ? BoardModel.MOST_BARS : Math.min(dataset.classes(), BoardModel.MOST_BARS)) - 1;
    }

    private Node bars() {
        ProbabilityBars bars =
                named("board-bars", new ProbabilityBars(model.bars(), model.drawnProperty(), controller::label));
        VBox.setVgrow(bars, Priority.SOMETIMES);
        bars.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return bars;
    }

    /** Labels the drawing with any name, where there are more of them than lines. */
    private Node otherNames() {
        MenuButton names = named("board-other-names", new MenuButton(Texts.get("board.label.other")));
        names.getStyleClass().add("quiet");
        names.disableProperty().bind(Bindings.not(model.drawnProperty()));
        names.managedProperty().bind(names.visibleProperty());
        model.datasetProperty().subscribe(dataset -> {
            List<String> all = dataset == null ? List.of() : dataset.classNames();
            names.setVisible(all.size() > BoardModel.MOST_BARS);
            names.getItems().setAll(all.stream().map(this::nameItem).toList());
        });
        return names;
    }

    private MenuItem nameItem(String name) {
        MenuItem item = new MenuItem(name);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> controller.label(name));
        return item;
    }

    /** A label that breaks its text into lines rather than cutting it off. */
    private static Label wrapping(String id, ObservableStringValue text) {
        Label label = named(id, new Label());
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.textProperty().bind(text);
        return label;
    }

    private static <T extends Node> T named(String id, T node) {
        node.setId(id);
        return node;
    }
}

package org.chalknet.ui.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.chalknet.ui.Action;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;
import org.chalknet.ui.runs.RunsModel.Row;
import org.kordamp.ikonli.feather.Feather;

/** The list of runs, and what can be done with those that are chosen in it. */
public final class RunsView extends VBox {

    /** The widths below which the least telling columns go, in em, so that the names have room. */
    private static final double NARROW = 38;

    private static final double NARROWEST = 31;

    private final RunsModel model;
    private final TableView<Row> table = new TableView<>();
    private final Label words = new Label();
    private final Action show;
    private final Action draw;
    private final Action again;
    private final Action halfRate;
    private final Action save;
    private final Action forget;
    private final Action open;
    private final Action saveCurrent;
    private final Action onnx;
    private boolean refreshing;

    /**
     * @param model what is shown
     * @param controller shows and repeats runs
     * @param files opens and saves them
     * @param there whether a run, or a network alone, is shown or trained
     */
    public RunsView(
            RunsModel model, RunsController controller, RunFilesController files, ObservableBooleanValue there) {
        this.model = model;
        BooleanBinding free = model.lockedProperty().not();
        BooleanBinding one = Bindings.size(model.chosen()).isEqualTo(1);
        BooleanBinding described = Bindings.createBooleanBinding(
                () -> model.chosen().size() == 1
                        && model.chosen().getFirst().run().settings() != null,
                model.chosen());
        show = Action.of("runs.show", Feather.EYE, one.and(free), () -> controller.show(first()));
        BooleanBinding measured = Bindings.createBooleanBinding(
                () -> model.chosen().stream()
                        .anyMatch(row -> !row.run().metrics().isEmpty()),
                model.chosen());
        draw = Action.of(
                "runs.overlay-chosen", Feather.LAYERS, measured, () -> controller.overlay(List.copyOf(model.chosen())));
        again = Action.of(
                "runs.again", Feather.REPEAT, described.and(free), () -> controller.again(first()), "Shortcut+R");
        halfRate = Action.of(
                "runs.half-rate",
                Feather.CORNER_UP_LEFT,
                model.halvableBinding(),
                controller::halveTheRate,
                "Shortcut+Shift+H");
        save = Action.of("runs.save", Feather.DOWNLOAD, one, () -> files.save(first()), "Shortcut+Alt+S");
        forget = Action.of(
                "runs.forget",
                Feather.X,
                Bindings.isNotEmpty(model.chosen()),
                () -> controller.forget(List.copyOf(model.chosen())));
        open = Action.of("runs.open", Feather.FOLDER_PLUS, free, files::open, "Shortcut+Shift+L");
        saveCurrent = Action.of("runs.save-current", Feather.SAVE, there, files::saveCurrent, "Shortcut+S");
        onnx = Action.of("runs.onnx", Feather.SHARE, there, files::exportOnnx, "Shortcut+Shift+N");
        getStyleClass().addAll("panel", "runs");
        VBox.setVgrow(list(), Priority.ALWAYS);
        words.setId("runs-words");
        words.getStyleClass().add("runs-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.textProperty().bind(model.wordsProperty());
        getChildren().addAll(header(), table, words);
        model.rows().subscribe(this::refresh);
    }

    /** Returns what can be done from the menu and by keys. */
    public List<Action> actions() {
        return List.of(open, saveCurrent, save, again, halfRate, onnx);
    }

    private Row first() {
        return model.chosen().getFirst();
    }

    private Node header() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(
                gap,
                named("runs-show", show.iconButton()),
                named("runs-again", again.iconButton()),
                named("runs-save", save.iconButton()),
                named("runs-open", open.iconButton()));
        header.getStyleClass().add("class-header");
        return header;
    }

    private static <T extends Node> T named(String id, T node) {
        node.setId(id);
        return node;
    }

    private Node list() {
        table.setId("runs-list");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setAccessibleText(Texts.get("runs.title"));
        table.setAccessibleHelp(Texts.get("runs.help"));
        Label hint = new Label(Texts.get("runs.empty"));
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        table.setPlaceholder(hint);
        table.setRowFactory(_ -> new RunRow());
        table.setContextMenu(new ContextMenu(
                Stream.of(show, draw, again, save, forget).map(Action::menuItem).toArray(MenuItem[]::new)));
        addColumns();
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Row>) _ -> {
            if (!refreshing) {
                model.chosen().setAll(chosen());
            }
        });
        table.setOnKeyPressed(this::onKey);
        return table;
    }

    private void addColumns() {
        DoubleBinding em = Bindings.createDoubleBinding(() -> words.getFont().getSize(), words.fontProperty());
        TableColumn<Row, Row> overlay = new TableColumn<>();
        overlay.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        overlay.setCellFactory(_ -> new OverlayCell(model));
        overlay.setId("overlay");
        TableColumn<Row, String> name = column("name", RunsView::name);
        name.getStyleClass().add("run-name");
        TableColumn<Row, String> loss = column(
                "loss",
                row -> row.run()
                        .last()
                        .map(last -> Figures.measured(last.loss()))
                        .orElse("–"));
        TableColumn<Row, String> test = column(
                "test",
                row -> row.run()
                        .last()
                        .map(last -> percent(last.testAccuracy()))
                        .orElse("–"));
        TableColumn<Row, String> best = column(
                "best",
                row -> row.run()
                        .best()
                        .map(epoch -> percent(epoch.testAccuracy()))
                        .orElse("–"));
        TableColumn<Row, String> bestEpoch = column(
                "best-epoch",
                row -> row.run()
                        .best()
                        .map(epoch -> Figures.count(epoch.epoch()))
                        .orElse("–"));
        TableColumn<Row, String> time = column(
                "time",
                row -> row.run().metrics().isEmpty()
                        ? "–"
                        : Figures.clock(row.run().seconds()));
        List<TableColumn<Row, ?>> fixed = List.of(overlay, loss, test, best, bestEpoch, time);
        double[] widths = {3.2, 4.4, 4.6, 4.6, 4.4, 3.4};
        DoubleBinding rest = table.widthProperty().subtract(em.multiply(1.2));
        for (int i = 0; i < fixed.size(); i++) {
            DoubleBinding width = em.multiply(widths[i]);
            fixed.get(i).prefWidthProperty().bind(width);
            fixed.get(i).minWidthProperty().bind(width);
            rest = rest.subtract(
                    Bindings.when(fixed.get(i).visibleProperty()).then(width).otherwise(0));
        }
        loss.visibleProperty().bind(table.widthProperty().greaterThan(em.multiply(NARROW)));
        bestEpoch.visibleProperty().bind(loss.visibleProperty());
        time.visibleProperty().bind(table.widthProperty().greaterThan(em.multiply(NARROWEST)));
        name.prefWidthProperty().bind(rest);
        table.getColumns().addAll(List.of(overlay, name, loss, test, best, bestEpoch, time));
        table.getColumns().forEach(column -> {
            column.setReorderable(false);
            column.setResizable(false);
            column.setSortable(false);
        });
    }

    private static String name(Row row) {
        return row.run().diverged() ? Texts.get("runs.diverged", row.name()) : row.name();
    }

    private static String percent(double share) {
        return Figures.percent(share, 2);
    }

    private static TableColumn<Row, String> column(String id, Function<Row, String> text) {
        TableColumn<Row, String> column = new TableColumn<>(Texts.get("runs." + id));
        column.setId(id);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(text.apply(cell.getValue())));
        if (!id.equals("name")) {
            column.getStyleClass().add("figures");
        }
        return column;
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> show.perform();
            case SPACE -> draw.perform();
            case DELETE, BACK_SPACE -> forget.perform();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private List<Row> chosen() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(row -> row != null)
                .toList();
    }

    /** Shows the list anew, with the same runs chosen and a new one in sight. */
    private void refresh() {
        List<Integer> numbers =
                new ArrayList<>(model.chosen().stream().map(Row::number).toList());
        refreshing = true;
        boolean more = model.rows().size() > table.getItems().size();
        table.getItems().setAll(model.rows());
        table.getSelectionModel().clearSelection();
        for (int i = 0; i < model.rows().size(); i++) {
            if (numbers.contains(model.rows().get(i).number())) {
                table.getSelectionModel().select(i);
            }
        }
        if (more) {
            table.scrollTo(model.rows().size() - 1);
        }
        refreshing = false;
        model.chosen().setAll(chosen());
    }

    /** Tells all of its run in a tooltip, and shows it when it is clicked on twice. */
    private final class RunRow extends TableRow<Row> {

        private RunRow() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !isEmpty()) {
                    show.perform();
                }
            });
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setTooltip(null);
            } else {
                setTooltip(new Tooltip(RunNames.inFull(row.letter(), row.run())));
            }
        }
    }
}

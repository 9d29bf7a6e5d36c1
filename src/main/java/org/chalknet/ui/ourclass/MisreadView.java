package org.chalknet.ui.ourclass;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.chalknet.ink.Drawing;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;
import org.jspecify.annotations.Nullable;

/** The drawings of our class that the newest network misreads; a click puts one on the board. There while there are some to measure. */
public final class MisreadView extends HBox {

    private final ListView<ClassResult.Misread> list = new ListView<>();
    private final Label words = new Label();

    /**
     * @param model what is shown
     * @param board puts a drawing on the board
     */
    public MisreadView(ClassModel model, Consumer<Drawing> board) {
        getStyleClass().addAll("panel", "misread");
        words.setId("misread-words");
        words.setLabelFor(list);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(list, Priority.ALWAYS);
        list.setId("misread-list");
        Thumbnail.layOut(list);
        list.setAccessibleText(Texts.get("class.misread"));
        list.setAccessibleHelp(Texts.get("class.misread.help"));
        list.setCellFactory(_ -> new Thumbnail<>(
                model,
                ClassResult.Misread::drawing,
                misread -> Texts.get("class.misread.one", misread.drawing().word(), misread.answer()),
                1,
                misread -> board.accept(misread.drawing().drawing())));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                show(board);
            }
        });
        list.managedProperty().bind(list.visibleProperty());
        visibleProperty().bind(model.resultProperty().isNotNull());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(words, list);
        model.resultProperty().subscribe(this::show);
    }

    private void show(@Nullable ClassResult result) {
        if (result != null) {
            words.setText(Texts.get(
                    "class.misread.words",
                    Figures.count(result.misread().size()),
                    Figures.count(result.count()),
                    Figures.percent(result.accuracy(), 1),
                    Figures.percent(result.interval().lower(), 1),
                    Figures.percent(result.interval().upper(), 1)));
        }
        List<ClassResult.Misread> misread = result == null ? List.of() : result.misread();
        if (!misread.equals(list.getItems())) {
            list.getItems().setAll(misread);
        }
        list.setVisible(!misread.isEmpty());
    }

    private void show(Consumer<Drawing> board) {
        ClassResult.Misread chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            board.accept(chosen.drawing().drawing());
        }
    }
}

package org.chalknet.ui.notebook;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import org.chalknet.ui.Icon;
import org.chalknet.ui.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The notebook's lines in a text that can be selected and copied. */
public final class NotebookView extends VBox {

    /** As many as there is room for; a run of the defaults prints four. */
    private static final int LINES_SHOWN = 6;

    private final TextArea text = new TextArea();
    private boolean showing;
    private double turned;

    /** Shows a model. */
    public NotebookView(NotebookModel model) {
        getStyleClass().addAll("panel", "notebook");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(gap, copyButton(model));
        header.getStyleClass().add("notebook-header");

        // The caret of a text that is only read is never seen, yet with each blink JavaFX would draw the whole window
        // anew.
        text.setSkin(new TextAreaSkin(text) {
            @Override
            public void setCaretAnimating(boolean animating) {}
        });
        text.setId("notebook-text");
        text.getStyleClass().add("notebook-text");
        text.setEditable(false);
        text.setAccessibleText(Texts.get("notebook.help"));
        text.setPromptText(Texts.get("notebook.empty"));
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.fontProperty().subscribe(font -> text.setPrefHeight(LINES_SHOWN * lineHeight(font)));
        text.addEventFilter(ScrollEvent.SCROLL, this::scrollByLines);
        model.lines().subscribe(() -> showSoon(model));
        getChildren().addAll(header, text);
    }

    /** Lines may come in dozens a frame: they are shown together, when all of the frame are there. */
    private void showSoon(NotebookModel model) {
        if (!showing) {
            showing = true;
            Platform.runLater(() -> {
                showing = false;
                show(model.text());
            });
        }
    }

    /** By whole lines, so that none is cut through; what is less than a line counts with what follows. */
    private void scrollByLines(ScrollEvent event) {
        double lineHeight = lineHeight(text.getFont());
        turned -= event.getDeltaY();
        double lines = Math.rint(turned / lineHeight);
        turned -= lines * lineHeight;
        double first = Math.rint(text.getScrollTop() / lineHeight);
        text.setScrollTop(Math.max(0, first + lines) * lineHeight);
        event.consume();
    }

    /** What is shown already stays as it is, so that a selection in it stays, too. */
    private void show(String lines) {
        if (!lines.startsWith(text.getText())) {
            text.clear();
        }
        // Never set, which would show the first lines: of a run as fast as the frames, all may come at once.
        text.appendText(lines.substring(text.getLength()));
    }

    /** Measured, since a text area that has its height from a number of rows cuts one through when it is scrolled. */
    private static double lineHeight(Font font) {
        Text line = new Text("0");
        line.setFont(font);
        // As a text area measures its text: in whole pixels.
        line.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER);
        return line.getLayoutBounds().getHeight();
    }

    private static Button copyButton(NotebookModel model) {
        Button copy = new Button(Texts.get("notebook.copy"));
        Icon.show(Feather.COPY, copy);
        copy.setId("notebook-copy");
        copy.getStyleClass().add("quiet");
        copy.setTooltip(new Tooltip(Texts.get("notebook.copy.tip")));
        copy.disableProperty().bind(Bindings.isEmpty(model.lines()));
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(model.text());
            Clipboard.getSystemClipboard().setContent(content);
        });
        return copy;
    }
}

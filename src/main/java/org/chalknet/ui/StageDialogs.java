package org.chalknet.ui;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The dialogs of a window on a screen. What fails with every frame is told once at a time. */
public final class StageDialogs implements Dialogs {

    /** More than anybody reads. */
    private static final int MOST_PARTS = 1000;

    private static final int PARTS_IN_SIGHT = 8;

    private final Stage owner;
    private final Supplier<Theme> theme;
    private final ObjectProperty<@Nullable Path> folder;
    private final Set<String> shown = new HashSet<>();

    /**
     * @param owner the window that the dialogs belong to
     * @param theme the theme to show them in
     * @param folder where files and folders are looked for first, and afterwards where the last was chosen; may be null
     */
    public StageDialogs(Stage owner, Supplier<Theme> theme, ObjectProperty<@Nullable Path> folder) {
        this.owner = owner;
        this.theme = theme;
        this.folder = folder;
    }

    @Override
    public void error(String what, String advice) {
        if (!shown.add(what + advice)) {
            return;
        }
        Alert alert = alert(Alert.AlertType.ERROR, what, words(advice), ButtonType.OK);
        alert.setOnHidden(_ -> shown.remove(what + advice));
        alert.show();
    }

    @Override
    public void offer(String what, List<String> parts, String rest, @Nullable Runnable taken) {
        TextArea text = new TextArea(String.join("\n", parts.subList(0, Math.min(parts.size(), MOST_PARTS)))
                + (parts.size() > MOST_PARTS ? "\n…" : ""));
        text.setId("offer-parts");
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(PARTS_IN_SIGHT);
        text.setAccessibleText(what);
        ButtonType take = new ButtonType(rest, ButtonBar.ButtonData.OK_DONE);
        Alert alert = taken == null
                ? alert(Alert.AlertType.ERROR, what, text, ButtonType.OK)
                : alert(Alert.AlertType.ERROR, what, text, take, ButtonType.CANCEL);
        alert.setOnHidden(_ -> {
            if (taken != null && alert.getResult() == take) {
                taken.run();
            }
        });
        alert.show();
    }

    @Override
    public void ask(String what, String advice, boolean usual, List<Answer> answers) {
        Map<ButtonType, Answer> buttons = new LinkedHashMap<>();
        for (Answer answer : answers) {
            ButtonBar.ButtonData place =
                    usual && buttons.isEmpty() ? ButtonBar.ButtonData.YES : ButtonBar.ButtonData.OTHER;
            buttons.put(new ButtonType(answer.label(), place), answer);
        }
        ButtonType[] all = Stream.concat(buttons.keySet().stream(), Stream.of(ButtonType.CANCEL))
                .toArray(ButtonType[]::new);
        Alert alert = alert(Alert.AlertType.CONFIRMATION, what, words(advice), all);
        if (!usual && alert.getDialogPane().lookupButton(ButtonType.CANCEL) instanceof Button cancel) {
            cancel.setDefaultButton(true);
        }
        alert.setOnHidden(_ -> {
            Answer given = buttons.get(alert.getResult());
            if (given != null) {
                given.work().run();
            }
        });
        alert.show();
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Alert alert(Alert.AlertType type, String what, Node content, ButtonType... buttons) {
        Alert alert = new Alert(type, "", buttons);
        if (owner.isShowing()) {
            alert.initOwner(owner);
        }
        alert.setTitle(Texts.get("app.title"));
        alert.setHeaderText(what);
        DialogPane pane = alert.getDialogPane();
        pane.setContent(content);
        pane.getStylesheets().setAll(theme.get().stylesheets());
        pane.getStyleClass().add("failure");
        alert.setOnShown(_ -> {
            fitButtons(pane, buttons);
            AppearingWindow.keepOnScreen(pane.getScene().getWindow());
        });
        if (owner.getScene() != null) {
            pane.setStyle(owner.getScene().getRoot().getStyle());
        }
        return alert;
    }

    /** The bar has given all buttons one width before the size of their text was known, and keeps to it. */
    private static void fitButtons(DialogPane pane, ButtonType... types) {
        for (ButtonType type : types) {
            if (pane.lookupButton(type) instanceof Button button) {
                button.setPrefWidth(Region.USE_COMPUTED_SIZE);
                button.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(firstFolder());
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath).map(chosen -> {
            folder.set(chosen.toAbsolutePath().getParent());
            return chosen;
        });
    }

    @Override
    public Optional<Path> openFile(String title, String kind, String extension) {
        return Optional.ofNullable(files(title, kind, extension).showOpenDialog(owner))
                .map(File::toPath)
                .map(this::remembered);
    }

    @Override
    public Optional<Path> saveFile(String title, String kind, String extension, String subject) {
        FileChooser chooser = files(title, kind, extension);
        chooser.setInitialFileName(FileName.of(subject, LocalDateTime.now(ZoneId.systemDefault()), extension));
        for (File chosen = chooser.showSaveDialog(owner); chosen != null; chosen = chooser.showSaveDialog(owner)) {
            Optional<Path> named = withExtension(chosen, extension);
            if (named.isPresent()) {
                return named.map(this::remembered);
            }
            chooser.setInitialDirectory(chosen.getParentFile());
            chooser.setInitialFileName(chosen.getName());
        }
        return Optional.empty();
    }

    /** The system has asked whether a file may be replaced, but only about the name that was typed; nothing if it may not. */
    Optional<Path> withExtension(File chosen, String extension) {
        if (FileName.endsIn(extension, chosen.getName())) {
            return Optional.of(chosen.toPath());
        }
        Path named = chosen.toPath().resolveSibling(chosen.getName() + extension);
        return Files.exists(named) && !isReplaced(named) ? Optional.empty() : Optional.of(named);
    }

    private boolean isReplaced(Path file) {
        Label text = words(Texts.get("dialogs.replace.advice", String.valueOf(file.getParent())));
        ButtonType replace = new ButtonType(Texts.get("dialogs.replace.yes"), ButtonBar.ButtonData.OK_DONE);
        Alert alert = alert(
                Alert.AlertType.CONFIRMATION,
                Texts.get("dialogs.replace", file.getFileName()),
                text,
                replace,
                ButtonType.CANCEL);
        return alert.showAndWait().filter(replace::equals).isPresent();
    }

    private Path remembered(Path file) {
        folder.set(file.toAbsolutePath().getParent());
        return file;
    }

    /**
     * Returns where to look first: where the user has chosen last, or else at home. Of a folder that is no longer there the
     * system's dialog would make an error, and without one GTK's shows what was used lately, which may be nothing.
     */
    @Nullable
    File firstFolder() {
        Path last = folder.get();
        Path first = last != null && Files.isDirectory(last) ? last : Path.of(System.getProperty("user.home"));
        return Files.isDirectory(first) ? first.toFile() : null;
    }

    private FileChooser files(String title, String kind, String extension) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(firstFolder());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*" + extension));
        return chooser;
    }
}

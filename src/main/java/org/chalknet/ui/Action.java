package org.chalknet.ui;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Something that can be done by a button, from the menu and by a key.
 *
 * @param label what it is called; may change
 * @param explanation what it does, for the tooltip
 * @param icon its picture; may change
 * @param keys the keys that do it, the usual one first
 * @param available whether it can be done now
 * @param work what it does
 */
public record Action(
        ObservableStringValue label,
        String explanation,
        ObservableValue<? extends Ikon> icon,
        List<KeyCombination> keys,
        ObservableBooleanValue available,
        Runnable work) {

    /**
     * Returns an action whose name and picture stay.
     *
     * @param key the key of its name among the texts; with ".tip" after it, of its explanation
     * @param keys the keys that do it, as {@link KeyCombination#keyCombination} reads them
     */
    public static Action of(String key, Ikon icon, ObservableBooleanValue available, Runnable work, String... keys) {
        ObservableValue<Ikon> picture = new SimpleObjectProperty<>(icon);
        return of(key, new SimpleStringProperty(Texts.get(key)), picture, available, work, keys);
    }

    /** Returns an action whose name and picture may change; the key is that of its explanation, without ".tip". */
    public static Action of(
            String key,
            ObservableStringValue label,
            ObservableValue<? extends Ikon> icon,
            ObservableBooleanValue available,
            Runnable work,
            String... keys) {
        List<KeyCombination> combinations =
                Stream.of(keys).map(KeyCombination::keyCombination).toList();
        return new Action(label, Texts.get(key + ".tip"), icon, combinations, available, work);
    }

    /** Does it, if it can be done now. */
    public void perform() {
        if (available.get()) {
            work.run();
        }
    }

    /** Returns a button that shows the icon and the label. */
    public Button button() {
        Button button = iconButton();
        button.textProperty().bind(label);
        return button;
    }

    /** Returns a button that shows the icon alone. */
    public Button iconButton() {
        Button button = new Button();
        Icon.show(icon, button);
        button.disableProperty().bind(Bindings.not(available));
        button.setOnAction(_ -> perform());
        button.setTooltip(new Tooltip(explanation + keyNames()));
        button.accessibleTextProperty().bind(label);
        return button;
    }

    /** Returns an item for a menu, with the explanation as its tooltip. */
    public MenuItem menuItem() {
        FontIcon picture = new FontIcon(icon.getValue());
        icon.subscribe(picture::setIconCode);
        MenuItem item = new MenuItem(null, picture);
        item.textProperty().bind(label);
        item.disableProperty().bind(Bindings.not(available));
        item.setOnAction(_ -> perform());
        if (!keys.isEmpty()) {
            item.setAccelerator(keys.getFirst());
        }
        Tooltip tooltip = new Tooltip(explanation);
        item.parentPopupProperty().flatMap(Window::showingProperty).subscribe(showing -> {
            Node shown = item.getStyleableNode();
            if (Boolean.TRUE.equals(showing) && shown != null) {
                Tooltip.install(shown, tooltip);
            }
        });
        return item;
    }

    /** Makes the keys work in a window. */
    public void installKeys(Scene scene) {
        keys.forEach(key -> scene.getAccelerators().put(key, this::perform));
    }

    private String keyNames() {
        return keys.isEmpty()
                ? ""
                : keys.stream().map(KeyCombination::getDisplayText).collect(Collectors.joining(", ", "  (", ")"));
    }
}

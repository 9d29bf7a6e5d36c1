package org.chalknet.ui.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import org.chalknet.storage.SettingsJson;
import org.chalknet.storage.StorageException;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Action;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Passes settings on as text: as a line of JSON, which comes back by pasting, and as the command that trains the same. */
public final class SettingsClipboard {

    private final SettingsModel model;
    private final Function<TrainingSettings, String> command;
    private final Dialogs dialogs;
    private final Consumer<String> copied;
    private final Supplier<@Nullable String> pasted;

    /**
     * @param model the settings
     * @param command returns the command that trains with settings
     * @param dialogs told when what is pasted is no settings
     * @param copied takes a text to the clipboard
     * @param pasted returns the text of the clipboard; null if there is none
     */
    public SettingsClipboard(
            SettingsModel model,
            Function<TrainingSettings, String> command,
            Dialogs dialogs,
            Consumer<String> copied,
            Supplier<@Nullable String> pasted) {
        this.model = model;
        this.command = command;
        this.dialogs = dialogs;
        this.copied = copied;
        this.pasted = pasted;
    }

    /** Returns what can be done, for the menu and the keys. */
    public List<Action> actions() {
        return List.of(
                Action.of("settings.copy", Feather.COPY, model.validProperty(), this::copy, "Shortcut+Shift+C"),
                Action.of(
                        "settings.paste",
                        Feather.CLIPBOARD,
                        Bindings.not(model.lockedProperty()),
                        this::paste,
                        "Shortcut+Shift+V"),
                Action.of(
                        "settings.command",
                        Feather.TERMINAL,
                        model.validProperty(),
                        this::copyCommand,
                        "Shortcut+Alt+C"));
    }

    private void copy() {
        model.toSettings().map(SettingsJson::write).ifPresent(copied);
    }

    private void copyCommand() {
        model.toSettings().map(command).ifPresent(copied);
    }

    private void paste() {
        String text = pasted.get();
        try {
            model.set(SettingsJson.read(Texts.get("settings.clipboard"), text == null ? "" : text));
        } catch (StorageException e) {
            dialogs.error(
                    Texts.get("settings.paste.failed"), Texts.get("settings.paste.failed.advice", e.getMessage()));
        }
    }
}

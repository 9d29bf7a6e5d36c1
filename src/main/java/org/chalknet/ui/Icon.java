package org.chalknet.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Labeled;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Pictures that are as large as the text beside them; em would mean the icon itself. */
public final class Icon {

    private static final double OF_FONT_SIZE = 1.15;

    private Icon() {}

    /** Shows an icon in a control. */
    public static void show(Ikon icon, Labeled owner) {
        FontIcon picture = new FontIcon(icon);
        String fontOfIcon = picture.getStyle();
        // Told of the size alone: a style that is set while JavaFX applies styles, as a font is, has it draw the whole
        // window anew.
        owner.fontProperty()
                .map(font -> Math.round(font.getSize() * OF_FONT_SIZE))
                .subscribe(pixels -> picture.setStyle(fontOfIcon + "-fx-icon-size: " + pixels + "px;"));
        owner.setGraphic(picture);
    }

    /** Shows an icon that may change in a control. */
    static void show(ObservableValue<? extends Ikon> icon, Labeled owner) {
        show(icon.getValue(), owner);
        icon.subscribe(next -> ((FontIcon) owner.getGraphic()).setIconCode(next));
    }
}

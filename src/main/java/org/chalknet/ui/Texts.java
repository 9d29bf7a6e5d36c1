package org.chalknet.ui;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The window's texts, from the bundle {@code texts.properties} in the user's language. */
public final class Texts {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.chalknet.ui.texts");

    private Texts() {}

    /**
     * Returns a text.
     *
     * @param key its key in the bundle
     * @param arguments what stands in for {0}, {1}, …
     * @throws java.util.MissingResourceException if the bundle has no such key
     */
    public static String get(String key, Object... arguments) {
        String text = BUNDLE.getString(key);
        return arguments.length == 0 ? text : MessageFormat.format(text, arguments);
    }
}

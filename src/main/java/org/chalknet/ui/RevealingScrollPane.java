package org.chalknet.ui;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Scrolls up and down only, and as far as the control that has the focus is to be seen. */
public final class RevealingScrollPane extends ScrollPane {

    private final Region content;

    /**
     * @param content what is scrolled
     */
    public RevealingScrollPane(Region content) {
        super(content);
        this.content = content;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        // JavaFX keeps a picture of all that is seen through it, and draws all of it anew for each part that changes.
        skinProperty().subscribe(skin -> {
            if (skin != null) {
                lookup(".viewport").setCache(false);
            }
        });
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(focused -> {
            if (focused != null && isInside(focused)) {
                reveal(focused);
            }
        });
    }

    private boolean isInside(Node node) {
        for (Node ancestor = node; ancestor != null; ancestor = ancestor.getParent()) {
            if (content.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private void reveal(Node node) {
        // A control that was added just now has no place yet.
        content.layout();
        Bounds place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double height = getViewportBounds().getHeight();
        double hidden = content.getHeight() - height;
        double top = getVvalue() * hidden;
        double margin = place.getHeight();
        if (hidden <= 0) {
            return;
        }
        if (place.getMinY() < top) {
            setVvalue(Math.max(0, place.getMinY() - margin) / hidden);
        } else if (place.getMaxY() > top + height) {
            setVvalue(Math.min(hidden, place.getMaxY() + margin - height) / hidden);
        }
    }
}

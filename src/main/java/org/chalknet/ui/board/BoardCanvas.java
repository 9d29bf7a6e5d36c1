package org.chalknet.ui.board;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.Stroke;

/**
 * The surface that is drawn on: a square, as large as its place allows. While the pen moves it draws no more than what is
 * new, so that the pen is followed at once; it draws its sheet anew whenever its size or the colour of the chalk changes. The
 * colour is the property {@code -board-chalk} of its style sheet.
 */
final class BoardCanvas extends Region {

    private static final StyleablePropertyFactory<BoardCanvas> STYLES =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<BoardCanvas, Color> CHALK =
            STYLES.createColorCssMetaData("-board-chalk", canvas -> canvas.chalk, Color.GRAY);

    private final SimpleStyleableObjectProperty<Color> chalk =
            new SimpleStyleableObjectProperty<>(CHALK, this, "chalk", Color.GRAY);
    private final ObjectProperty<Sheet> sheet = new SimpleObjectProperty<>(this, "sheet", Sheet.EMPTY);
    private final Region surface = new Region();
    private final Canvas canvas = new Canvas();
    private Sheet drawn = Sheet.EMPTY;

    BoardCanvas() {
        getStyleClass().add("board-canvas");
        surface.getStyleClass().add("surface");
        canvas.setMouseTransparent(true);
        getChildren().addAll(surface, canvas);
        sheet.subscribe(this::draw);
        chalk.subscribe(this::drawAnew);
    }

    /** What is on the board. */
    ObjectProperty<Sheet> sheetProperty() {
        return sheet;
    }

    /** The colour of the chalk. */
    Color chalk() {
        return chalk.get();
    }

    /** The part of this region that is the board; its local coordinates run from 0 to its width. */
    Region surface() {
        return surface;
    }

    /** Returns a coordinate of the surface in units of {@link Drawing#SIDE}. */
    double toBoard(double onSurface) {
        return onSurface / surface.getWidth() * Drawing.SIDE;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return width < 0 ? getMinHeight() : width;
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double side = snapSizeX(Math.floor(Math.min(getWidth(), getHeight())));
        double left = snapPositionX((getWidth() - side) / 2);
        surface.resizeRelocate(left, 0, side, side);
        canvas.relocate(left, 0);
        if (canvas.getWidth() != side) {
            canvas.setWidth(side);
            canvas.setHeight(side);
            drawAnew();
        }
    }

    private void drawAnew() {
        wipe();
        draw();
    }

    private void wipe() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        drawn = Sheet.EMPTY;
    }

    private void draw() {
        Sheet now = sheet.get();
        if (!now.continues(drawn)) {
            wipe();
        }
        GraphicsContext pen = canvas.getGraphicsContext2D();
        double side = canvas.getWidth();
        Sheet.TestDigit testDigit = now.testDigit();
        if (testDigit != null) {
            pen.setImageSmoothing(false);
            pen.drawImage(testDigit.image().inked(chalk.get()), 0, 0, side, side);
        }
        pen.setStroke(chalk.get());
        pen.setLineWidth(Drawing.PEN_WIDTH * side / Drawing.SIDE);
        pen.setLineCap(StrokeLineCap.ROUND);
        pen.setLineJoin(StrokeLineJoin.ROUND);
        List<Stroke> strokes = now.drawing().strokes();
        List<Stroke> old = drawn.drawing().strokes();
        for (int s = Math.max(0, old.size() - 1); s < strokes.size(); s++) {
            draw(strokes.get(s), s < old.size() ? old.get(s).size() : 0, pen, side / Drawing.SIDE);
        }
        drawn = now;
    }

    /** Draws a stroke from the point before one of its points on. */
    private static void draw(Stroke stroke, int from, GraphicsContext pen, double scale) {
        if (from == stroke.size()) {
            return;
        }
        int first = Math.max(0, from - 1);
        pen.beginPath();
        pen.moveTo(stroke.x(first) * scale, stroke.y(first) * scale);
        for (int i = first; i < stroke.size(); i++) {
            pen.lineTo(stroke.x(i) * scale, stroke.y(i) * scale);
        }
        pen.stroke();
    }
}

package org.chalknet.ui.charts;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Text;
import javafx.scene.text.TextLineInfo;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** A part of the window as an SVG picture, as it looks: what charts are made of, which is areas, lines, dots and texts. */
final class SceneSvg {

    private final Parent root;
    private final Point2D origin;
    private final XMLStreamWriter svg;

    private SceneSvg(Parent root, XMLStreamWriter svg) {
        this.root = root;
        this.svg = svg;
        origin = root.localToScene(0, 0);
    }

    /**
     * Returns the picture, in units of a pixel of the window.
     *
     * @param root what is drawn with all in it that is visible
     * @param ground the colour behind it
     */
    static String of(Parent root, Paint ground) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter svg = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new SceneSvg(root, svg).write(ground);
            svg.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("nothing fails in memory", e);
        }
        return text.toString();
    }

    private void write(Paint ground) throws XMLStreamException {
        double width = root.getLayoutBounds().getWidth();
        double height = root.getLayoutBounds().getHeight();
        svg.writeStartDocument("UTF-8", "1.0");
        svg.writeStartElement("svg");
        svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
        attribute("width", width);
        attribute("height", height);
        svg.writeAttribute("viewBox", "0 0 %s %s".formatted(number(width), number(height)));
        rectangle(0, 0, width, height, 0, ground);
        node(root);
        svg.writeEndElement();
        svg.writeEndDocument();
    }

    private void node(Node node) throws XMLStreamException {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        switch (node) {
            case Text text -> text(text);
            case Line line -> {
                svg.writeEmptyElement("line");
                point("x1", "y1", place(line, line.getStartX(), line.getStartY()));
                point("x2", "y2", place(line, line.getEndX(), line.getEndY()));
                paint(line);
            }
            case Circle circle -> {
                svg.writeEmptyElement("circle");
                point("cx", "cy", place(circle, circle.getCenterX(), circle.getCenterY()));
                attribute("r", circle.getRadius());
                paint(circle);
            }
            case Path path -> path(path);
            case Region region -> background(region);
            default -> {}
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                node(child);
            }
        }
    }

    private void background(Region region) throws XMLStreamException {
        if (region.getBackground() == null) {
            return;
        }
        for (BackgroundFill fill : region.getBackground().getFills()) {
            Point2D corner =
                    place(region, fill.getInsets().getLeft(), fill.getInsets().getTop());
            rectangle(
                    corner.getX(),
                    corner.getY(),
                    region.getWidth()
                            - fill.getInsets().getLeft()
                            - fill.getInsets().getRight(),
                    region.getHeight()
                            - fill.getInsets().getTop()
                            - fill.getInsets().getBottom(),
                    fill.getRadii().getTopLeftHorizontalRadius(),
                    fill.getFill());
        }
    }

    private void rectangle(double x, double y, double width, double height, double radius, Paint fill)
            throws XMLStreamException {
        if (isSeen(fill) && width > 0 && height > 0) {
            svg.writeEmptyElement("rect");
            point("x", "y", new Point2D(x, y));
            attribute("width", width);
            attribute("height", height);
            attribute("rx", radius);
            colour("fill", fill);
        }
    }

    private void text(Text text) throws XMLStreamException {
        if (text.getText().isEmpty() || !isSeen(text.getFill())) {
            return;
        }
        List<TextLineInfo> lines = text.getLayoutInfo().getTextLines(false);
        double top =
                text.getLayoutBounds().getMinY() - lines.getFirst().bounds().getMinY();
        for (TextLineInfo line : lines) {
            double y = top + line.bounds().getMinY() + text.getBaselineOffset();
            svg.writeStartElement("text");
            point("x", "y", place(text, line.bounds().getMinX(), y));
            svg.writeAttribute("font-family", text.getFont().getFamily() + ", sans-serif");
            attribute("font-size", text.getFont().getSize());
            colour("fill", text.getFill());
            svg.writeCharacters(
                    text.getText().substring(line.start(), line.end()).stripTrailing());
            svg.writeEndElement();
        }
    }

    private void path(Path path) throws XMLStreamException {
        StringBuilder way = new StringBuilder();
        for (PathElement element : path.getElements()) {
            switch (element) {
                case MoveTo to -> way.append('M').append(pair(place(path, to.getX(), to.getY())));
                case LineTo to -> way.append('L').append(pair(place(path, to.getX(), to.getY())));
                case ClosePath _ -> way.append('Z');
                default -> throw new IllegalStateException("charts have no " + element);
            }
        }
        if (!way.isEmpty() && isSeen(path.getStroke())) {
            svg.writeEmptyElement("path");
            svg.writeAttribute("d", way.toString());
            paint(path);
        }
    }

    private void paint(Shape shape) throws XMLStreamException {
        colour("fill", shape instanceof Circle ? shape.getFill() : null);
        colour("stroke", shape.getStroke());
        if (shape.getStroke() != null) {
            attribute("stroke-width", shape.getStrokeWidth());
            svg.writeAttribute("stroke-linejoin", "round");
            if (!shape.getStrokeDashArray().isEmpty()) {
                svg.writeAttribute(
                        "stroke-dasharray",
                        String.join(
                                " ",
                                shape.getStrokeDashArray().stream()
                                        .map(SceneSvg::number)
                                        .toList()));
            }
            if (shape.getStrokeLineCap() == StrokeLineCap.ROUND) {
                svg.writeAttribute("stroke-linecap", "round");
            }
        }
    }

    private void colour(String name, @Nullable Paint paint) throws XMLStreamException {
        if (paint instanceof Color colour && colour.getOpacity() > 0) {
            svg.writeAttribute(
                    name,
                    String.format(
                            Locale.ROOT,
                            "#%02x%02x%02x",
                            Math.round(255 * colour.getRed()),
                            Math.round(255 * colour.getGreen()),
                            Math.round(255 * colour.getBlue())));
            if (!colour.isOpaque()) {
                attribute(name + "-opacity", colour.getOpacity());
            }
        } else {
            svg.writeAttribute(name, "none");
        }
    }

    private static boolean isSeen(@Nullable Paint paint) {
        return paint instanceof Color colour && colour.getOpacity() > 0;
    }

    private Point2D place(Node node, double x, double y) {
        return node.localToScene(x, y).subtract(origin);
    }

    private void point(String x, String y, Point2D place) throws XMLStreamException {
        attribute(x, place.getX());
        attribute(y, place.getY());
    }

    private void attribute(String name, double value) throws XMLStreamException {
        svg.writeAttribute(name, number(value));
    }

    private static String pair(Point2D place) {
        return number(place.getX()) + " " + number(place.getY()) + " ";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

package dev.muster.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** A PNG, and what it shows in words, for who can't see it. */
public final class Picture {
  /** Twice what a phone has points across, so that it stays sharp there. */
  static final int WIDTH = 1600;

  /** In points, as {@link #WIDTH}. */
  static final int TALLEST = 4000;

  /** Slack takes a thousand characters, and no picture with more. */
  private static final int LONGEST_ALT = 980;

  private final Caption caption;
  private final byte[] png;

  private Picture(Caption caption, byte[] png) {
    this.caption = caption;
    this.png = png;
  }

  /**
   * What is said of it.
   *
   * @param name of a file, without its ending: {@code severities}
   * @param alt what it shows, in words
   */
  record Caption(String name, String title, String alt) {
    Caption {
      alt = alt.length() <= LONGEST_ALT ? alt : alt.substring(0, LONGEST_ALT) + "…";
    }
  }

  /**
   * One at a time, and no taller than {@link #TALLEST}: what is beyond that is not drawn. So a
   * picture never takes more than some 30 MB, however much there is to show.
   */
  static synchronized Picture drawn(Caption caption, int height, Consumer<Graphics2D> drawing) {
    BufferedImage image =
        new BufferedImage(WIDTH, Math.min(height, TALLEST), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    try {
      drawing.accept(pen);
    } finally {
      pen.dispose();
    }
    return new Picture(caption, png(image));
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false); // no file beside the store for what fits in memory
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes what is written", e);
    }
    return out.toByteArray();
  }

  /** Of a file, without its ending: {@code severities}. */
  public String name() {
    return caption.name();
  }

  public String title() {
    return caption.title();
  }

  public String alt() {
    return caption.alt();
  }

  public byte[] png() {
    return png.clone();
  }
}

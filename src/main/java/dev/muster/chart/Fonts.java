package dev.muster.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.librepdf.openpdf.fonts.Liberation;

/**
 * The letters in pictures: those of the PDFs, which are in the jar, so that a picture looks the
 * same wherever it is drawn, and can be drawn where no font is installed at all.
 */
final class Fonts {
  private static final String FONTS = "sun.awt.fontconfig";

  /** What people may call a service, and no letter of ours shows. */
  private static final String UNKNOWN = "?";

  private static final Font PLAIN;
  private static final Font BOLD;

  static {
    // Before anything of AWT is touched: it would look for a screen, and for fonts of the system,
    // without which it gives up. With this file there are none to look for.
    System.setProperty("java.awt.headless", "true");
    if (System.getProperty(FONTS) == null) {
      System.setProperty(FONTS, noFonts().toString());
    }
    PLAIN = read("LiberationSans-Regular.ttf");
    BOLD = read("LiberationSans-Bold.ttf");
  }

  private Fonts() {}

  static Font plain(float size) {
    return PLAIN.deriveFont(size);
  }

  static Font bold(float size) {
    return BOLD.deriveFont(size);
  }

  /** With a question mark for each sign that can't be shown. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            sign -> {
              if (PLAIN.canDisplay(sign) && !Character.isISOControl(sign)) {
                shown.appendCodePoint(sign);
              } else {
                shown.append(UNKNOWN);
              }
            });
    return shown.toString();
  }

  private static Path noFonts() {
    try {
      Path file = Files.createTempFile("muster-fonts", ".properties");
      file.toFile().deleteOnExit();
      return Files.writeString(file, "version=1\nsequence.allfonts=default\n");
    } catch (IOException e) {
      throw new UncheckedIOException("No room for a line about fonts", e);
    }
  }

  private static Font read(String name) {
    try (InputStream file = Liberation.class.getResourceAsStream("/liberation/" + name)) {
      if (file == null) {
        throw new IllegalStateException("The letters " + name + " are not in the jar");
      }
      return Font.createFont(Font.TRUETYPE_FONT, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("The letters " + name + " can't be read", e);
    }
  }
}

package dev.muster.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PictureTest {
  @Test
  void howeverMuchThereIsToShowAPictureIsBounded() throws Exception {
    Picture picture =
        Picture.drawn(
            new Picture.Caption("x", "x", "x"), 50_000_000, pen -> pen.drawLine(0, 0, 9, 9));

    assertThat(ImageIO.read(new ByteArrayInputStream(picture.png())).getHeight())
        .isEqualTo(Picture.TALLEST);
  }
}

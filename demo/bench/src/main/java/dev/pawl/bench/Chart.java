package dev.pawl.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws results as bars, in SVG: for each benchmark how many times Pawl's score a rival's is, on a
 * logarithmic scale. Written by hand, since a charting library would need fonts, which a server's
 * JDK lacks.
 */
public final class Chart {
  private static final int WIDTH = 900;
  private static final int LEFT = 260;
  private static final int BAR = 16;
  private static final int GAP = 14;
  private static final int TOP = 50;
  private static final double LEAST = 0.1;
  private static final double MOST = 100;

  private static final Map<String, String> COLOURS =
      Map.of(
          "pawl", "#1b7f5c",
          "pawlSelector", "#7fbfa6",
          "plain", "#8a8f98",
          "completableFuture", "#c2762b",
          "nettyNio", "#b23a48",
          "nettyEpoll", "#d98893",
          "thread", "#6b7fa3",
          "virtualThread", "#3b6fb6");

  private final StringBuilder svg = new StringBuilder();
  private int y = TOP;

  private Chart() {}

  /**
   * @param args the file with the results, and the file to draw
   */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[1]), of(Results.read(Path.of(args[0]))));
  }

  static String of(Results results) {
    Chart chart = new Chart();
    results.rows().stream().filter(row -> row.scores().containsKey("pawl")).forEach(chart::draw);
    return chart.framed(results.jdk());
  }

  private void draw(Results.Row row) {
    double pawl = row.scores().get("pawl");
    text(10, y + BAR - 4, row.name());
    for (Map.Entry<String, Double> score : row.scores().entrySet()) {
      double ratio = score.getValue() / pawl;
      String colour = COLOURS.getOrDefault(score.getKey(), "#7a5ba6");
      int from = Math.min(x(ratio), x(LEAST));
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n",
              from,
              y,
              Math.max(2, x(ratio) - from),
              BAR - 2,
              colour));
      String said =
          score.getKey().equals("pawl")
              ? String.format(Locale.ROOT, "pawl %.1f %s", pawl, row.unit())
              : String.format(Locale.ROOT, "%s %.2f ×", score.getKey(), ratio);
      text(x(ratio) + 6, y + BAR - 4, said);
      y += BAR;
    }
    y += GAP;
  }

  private static int x(double ratio) {
    double within = Math.max(LEAST, Math.min(MOST, ratio));
    double share = Math.log(within / LEAST) / Math.log(MOST / LEAST);
    return LEFT + (int) Math.round(share * (WIDTH - LEFT - 170));
  }

  private void text(int x, int y, String text) {
    svg.append("<text x=\"" + x + "\" y=\"" + y + "\">" + text + "</text>\n");
  }

  private String framed(String jdk) {
    StringBuilder lines = new StringBuilder();
    for (double ratio : List.of(0.1, 1.0, 10.0, 100.0)) {
      lines.append(
          "<line x1=\"%1$d\" x2=\"%1$d\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#d5d8dd\"/>%n"
              .formatted(x(ratio), TOP - 12, y));
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" \
        font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        <text x="10" y="22" font-size="15">Time in multiples of Pawl's, JDK %s: longer is slower</text>
        """
            .formatted(WIDTH, y + 10, jdk)
        + lines
        + svg
        + "</svg>\n";
  }
}

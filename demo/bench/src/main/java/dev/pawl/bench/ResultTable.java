package dev.pawl.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Results as a table in Markdown: for each rival the score, and how many times Pawl's it is. */
public final class ResultTable {
  private ResultTable() {}

  /**
   * @param args the file with the results
   */
  public static void main(String[] args) throws IOException {
    System.out.print(of(Results.read(Path.of(args[0]))));
  }

  static String of(Results results) {
    Set<String> rivals = new LinkedHashSet<>(Set.of("pawl"));
    results.rows().forEach(row -> rivals.addAll(row.scores().keySet()));
    StringBuilder table = new StringBuilder("| JDK " + results.jdk() + " | unit |");
    rivals.forEach(rival -> table.append(" " + rival + " |"));
    table.append("\n|---|---|" + "---|".repeat(rivals.size()) + "\n");
    for (Results.Row row : results.rows()) {
      table.append("| " + row.name() + " | " + row.unit() + " |");
      rivals.forEach(rival -> table.append(" " + cell(row, rival) + " |"));
      table.append('\n');
    }
    return table.toString();
  }

  private static String cell(Results.Row row, String rival) {
    Double score = row.scores().get(rival);
    Double pawl = row.scores().get("pawl");
    if (score == null) {
      return "";
    }
    return rival.equals("pawl") || pawl == null
        ? String.format(Locale.ROOT, "%.1f", score)
        : String.format(Locale.ROOT, "%.1f (%.2f ×)", score, score / pawl);
  }
}

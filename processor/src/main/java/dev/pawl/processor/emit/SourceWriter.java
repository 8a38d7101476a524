package dev.pawl.processor.emit;

/** Lines of source text, indented by depth. */
final class SourceWriter {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** One line, or several that are indented alike. */
  void line(String lines) {
    for (String line : lines.split("\n", -1)) {
      append(line);
    }
  }

  /** Lines that end with an opening brace. */
  void open(String line) {
    line(line);
    depth++;
  }

  /** The closing brace of what was opened, with what stands on its line. */
  void close(String line) {
    depth--;
    line(line);
  }

  void indent() {
    depth++;
  }

  void outdent() {
    depth--;
  }

  void blank() {
    text.append('\n');
  }

  /** How much there is, as a place to come back to. */
  int length() {
    return text.length();
  }

  /** What was written behind a place. */
  String since(int place) {
    return text.substring(place);
  }

  /** One line at a place, as if it had been written there. */
  void insert(int place, String line) {
    text.insert(place, "  ".repeat(depth) + line + "\n");
  }

  private void append(String line) {
    if (line.startsWith(CodeText.UNMOVED)) {
      text.append(line.substring(CodeText.UNMOVED.length()));
    } else if (!line.isEmpty()) {
      text.append("  ".repeat(depth)).append(line);
    }
    text.append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

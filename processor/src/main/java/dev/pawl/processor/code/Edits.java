package dev.pawl.processor.code;

import dev.pawl.processor.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Replacements on a slice of the user's file. They may nest in no way: an overlap is a fault of
 * ours.
 */
final class Edits {
  private record Edit(int end, List<Object> parts) {}

  private final TreeMap<Integer, Edit> edits = new TreeMap<>();
  private final TreeMap<Integer, List<Object>> before = new TreeMap<>();
  private final TreeMap<Integer, List<Object>> after = new TreeMap<>();
  private final SourceText text;

  Edits(SourceText text) {
    this.text = text;
  }

  /** Puts {@code parts} (see {@link Code#of}) in place of the text between two offsets. */
  void replace(int start, int end, Object... parts) {
    if (edits.put(start, new Edit(end, List.of(parts))) != null) {
      throw new IllegalStateException("two edits begin at " + start);
    }
  }

  /** Puts parts in front of what begins at an offset; those of an enclosing tree come first. */
  void before(int offset, Object... parts) {
    before.computeIfAbsent(offset, key -> new ArrayList<>()).addAll(List.of(parts));
  }

  /** Puts parts behind what ends at an offset; those of an enclosing tree come last. */
  void after(int offset, Object... parts) {
    after.computeIfAbsent(offset, key -> new ArrayList<>()).addAll(0, List.of(parts));
  }

  /** The edited slice. */
  Code apply(int start, int end) {
    List<Object> parts = new ArrayList<>();
    String indent = indentAt(start);
    int at = start;
    for (int offset : offsets(start, end)) {
      if (offset < at) {
        throw new IllegalStateException("edits overlap at " + offset);
      }
      if (offset > at) {
        parts.add(unindented(text.slice(at, offset), indent));
        at = offset;
      }
      parts.addAll(after.getOrDefault(offset, List.of()));
      if (offset < end) {
        parts.addAll(before.getOrDefault(offset, List.of()));
        Edit edit = edits.get(offset);
        if (edit != null) {
          parts.addAll(edit.parts());
          at = edit.end();
        }
      }
    }
    if (at < end) {
      parts.add(unindented(text.slice(at, end), indent));
    }
    return Code.of(parts.toArray());
  }

  private Iterable<Integer> offsets(int start, int end) {
    java.util.TreeSet<Integer> offsets = new java.util.TreeSet<>();
    offsets.addAll(edits.subMap(start, true, end, false).keySet());
    offsets.addAll(before.subMap(start, true, end, false).keySet());
    offsets.addAll(after.subMap(start, false, end, true).keySet());
    return offsets;
  }

  private String indentAt(int offset) {
    int line = (int) text.unit().getLineMap().getStartPosition(text.line(offset));
    String head = text.slice(line, offset);
    return head.substring(0, head.length() - head.stripLeading().length());
  }

  private static String unindented(String slice, String indent) {
    String text = slice.replace("\r\n", "\n").replace('\r', '\n');
    if (indent.isEmpty() || text.indexOf('\n') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      out.append(i == 0 ? lines[i] : "\n" + withoutPrefix(lines[i], indent));
    }
    return out.toString();
  }

  private static String withoutPrefix(String line, String indent) {
    int common = 0;
    while (common < Math.min(line.length(), indent.length())
        && line.charAt(common) == indent.charAt(common)) {
      common++;
    }
    return line.substring(common);
  }
}

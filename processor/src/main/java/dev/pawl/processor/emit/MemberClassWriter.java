package dev.pawl.processor.emit;

import dev.pawl.processor.normalise.MemberClass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the classes of the body as members of the task's class, those that capture variables in
 * their scopes.
 */
final class MemberClassWriter {
  private final CodeText text;

  MemberClassWriter(CodeText text) {
    this.text = text;
  }

  /** A member. */
  String write(MemberClass member) {
    String declaration = text.of(member.declaration());
    String modifier = member.isStatic() ? "static " : "";
    return member
        .scope()
        .map(scope -> modifier + scope(scope, member.held(), declaration))
        .orElse(modifier + declaration);
  }

  private static String scope(String name, List<MemberClass.Held> held, String declaration) {
    List<String> lines = new ArrayList<>();
    for (MemberClass.Held one : held) {
      String value = one.constant().map(constant -> " = " + constant).orElse("");
      lines.add("private final " + one.type() + " " + one.name() + value + ";");
    }
    List<MemberClass.Held> passed = held.stream().filter(h -> h.constant().isEmpty()).toList();
    if (!passed.isEmpty()) {
      lines.add("");
      lines.add(head(name, passed));
      passed.forEach(one -> lines.add("  this." + one.name() + " = " + one.name() + ";"));
      lines.add("}");
    }
    if (!held.isEmpty()) {
      lines.add("");
    }
    lines.addAll(declaration.lines().toList());
    return lines.stream()
        .map(MemberClassWriter::indented)
        .collect(Collectors.joining("\n", "final class " + name + " {\n", "\n}"));
  }

  private static String head(String name, List<MemberClass.Held> passed) {
    return passed.stream()
        .map(one -> one.type() + " " + one.name())
        .collect(Collectors.joining(", ", name + "(", ") {"));
  }

  private static String indented(String line) {
    return line.isEmpty() || line.startsWith(CodeText.UNMOVED) ? line : "  " + line;
  }
}

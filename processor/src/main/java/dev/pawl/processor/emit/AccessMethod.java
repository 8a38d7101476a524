package dev.pawl.processor.emit;

import dev.pawl.processor.code.AccessSignature;
import dev.pawl.processor.code.Accessor;
import dev.pawl.processor.code.CodeReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the static method that stands for one member. */
final class AccessMethod {
  private final Accessor accessor;
  private final AccessSignature signature;
  private final CodeReader reader;
  private final String handle;

  AccessMethod(Accessor accessor, CodeReader reader, String handle) {
    this.accessor = accessor;
    this.signature = accessor.signature();
    this.reader = reader;
    this.handle = handle;
  }

  String text() {
    SourceWriter out = new SourceWriter();
    if (signature.isVarargs()) {
      safeVarargs().ifPresent(out::line);
    }
    out.open(head());
    if (accessor.kind().steps()) {
      step(out);
    } else {
      call(out);
    }
    out.close("}");
    return out.toString().stripTrailing();
  }

  private java.util.Optional<String> safeVarargs() {
    String last = signature.parameters().get(signature.parameters().size() - 1).type();
    boolean generic = last.contains("<") || !last.equals(erasedLast());
    return generic
        ? java.util.Optional.of("@" + reader.types().javaLang("SafeVarargs"))
        : java.util.Optional.empty();
  }

  private String erasedLast() {
    return signature.parameters().get(signature.parameters().size() - 1).erased();
  }

  private String head() {
    String typeParameters =
        signature.typeParameters().isEmpty()
            ? ""
            : "<" + String.join(", ", signature.typeParameters()) + "> ";
    String thrown =
        signature.thrown().isEmpty() ? "" : " throws " + String.join(", ", signature.thrown());
    return "private static "
        + typeParameters
        + signature.result()
        + " "
        + accessor.name()
        + "("
        + parameters()
        + ")"
        + thrown
        + " {";
  }

  private String parameters() {
    List<AccessSignature.Parameter> all = signature.parameters();
    int last = signature.isVarargs() ? all.size() - 1 : -1;
    return Stream.iterate(0, i -> i < all.size(), i -> i + 1)
        .map(
            i ->
                (i == last ? variable(all.get(i).type()) : all.get(i).type())
                    + " "
                    + all.get(i).name())
        .collect(Collectors.joining(", "));
  }

  private static String variable(String array) {
    return array.endsWith("[]") ? array.substring(0, array.length() - 2) + "..." : array;
  }

  private void call(SourceWriter out) {
    String call =
        handle
            + ".invokeExact("
            + signature.parameters().stream()
                .map(AccessSignature.Parameter::name)
                .collect(Collectors.joining(", "))
            + ");";
    String failure = AccessSignature.unlike("failure", signature);
    out.open("try {");
    if (accessor.kind() == Accessor.Kind.WRITE) {
      out.line(call);
      out.line(
          "return " + signature.parameters().get(signature.parameters().size() - 1).name() + ";");
    } else if (!signature.hasResult()) {
      out.line(call);
    } else if (reader.types().isObject(signature.result())) {
      out.line("return " + call);
    } else {
      out.line("return (" + signature.result() + ") " + call);
    }
    out.close("} catch (" + reader.types().javaLang("Throwable") + " " + failure + ") {");
    out.indent();
    if (accessor.kind() == Accessor.Kind.COMPONENT) {
      // What a pattern's matching throws (JLS 14.30.2).
      String match = reader.types().javaLang("MatchException");
      out.line("throw new " + match + "(" + failure + ".toString(), " + failure + ");");
    } else {
      out.line("throw rethrow(" + failure + ");");
    }
    out.close("}");
  }

  /*
   * o.n++   ⇒   int before = n(o); setN(o, before + 1); return before;      JLS 15.14.2
   */
  private void step(SourceWriter out) {
    String read = reader.accessors().other(Accessor.Kind.READ, accessor).name();
    String write = reader.accessors().other(Accessor.Kind.WRITE, accessor).name();
    String receiver = accessor.isStatic() ? "" : signature.parameters().get(0).name();
    String separator = receiver.isEmpty() ? "" : ", ";
    boolean up =
        accessor.kind() == Accessor.Kind.PRE_INCREMENT
            || accessor.kind() == Accessor.Kind.POST_INCREMENT;
    boolean first =
        accessor.kind() == Accessor.Kind.PRE_INCREMENT
            || accessor.kind() == Accessor.Kind.PRE_DECREMENT;
    String before = AccessSignature.unlike("before", signature);
    out.line(signature.result() + " " + before + " = " + read + "(" + receiver + ");");
    String next = narrowed(before + (up ? " + 1" : " - 1"));
    String assigned = write + "(" + receiver + separator + next + ")";
    if (first) {
      out.line("return " + assigned + ";");
    } else {
      out.line(assigned + ";");
      out.line("return " + before + ";");
    }
  }

  private String narrowed(String value) {
    return switch (signature.result()) {
      case "byte", "Byte" -> "(byte) (" + value + ")";
      case "short", "Short" -> "(short) (" + value + ")";
      case "char", "Character" -> "(char) (" + value + ")";
      default -> value;
    };
  }
}

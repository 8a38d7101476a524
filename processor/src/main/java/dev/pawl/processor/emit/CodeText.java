package dev.pawl.processor.emit;

import dev.pawl.processor.code.Code;
import dev.pawl.processor.code.Label;
import dev.pawl.processor.code.Piece;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.liveness.Placement;
import dev.pawl.processor.machine.Way;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Code as text, with its variables by their names and its jumps as what they have become. */
final class CodeText {
  /** The field of the result, as it is assigned. */
  static final String RESULT = "this." + Fields.RESULT;

  /** Begins a line that stays at its column: those of a text block count their spaces. */
  static final String UNMOVED = "\u0000";

  private final NameScope names;
  private final Placement placement;
  private final Frame frame;

  /** The copies that the lambdas of the present statement read, by the variable that they copy. */
  private final Map<Variable, String> copies = new LinkedHashMap<>();

  /** The catch parameters for whose sake more may be thrown than the user's code throws. */
  private final Set<Variable> erased = new HashSet<>();

  /** The variables that patterns in the present code bind. */
  private Set<Variable> bound = Set.of();

  CodeText(NameScope names, Placement placement, Frame frame) {
    this.names = names;
    this.placement = placement;
    this.frame = frame;
  }

  /** From here on a catch parameter that is thrown on says nothing of its type. */
  void erase(Variable parameter) {
    erased.add(parameter);
  }

  /** Code without jumps. */
  String of(Code code) {
    return of(code, Map.of(), Optional.empty());
  }

  /** Code with jumps. */
  String of(Code code, Map<Label, Way> leaving, Optional<Way> returning) {
    Set<Variable> outside = bound;
    bound = new HashSet<>(outside);
    code.pieces().stream().flatMap(CodeText::binding).forEach(bound::add);
    StringBuilder text = new StringBuilder();
    for (Piece piece : code.pieces()) {
      String part = of(piece, leaving, returning);
      boolean jumps = piece instanceof Piece.Leave || piece instanceof Piece.Return;
      text.append(jumps ? alignedWith(text, part) : part);
    }
    bound = outside;
    return text.toString();
  }

  private static Stream<Variable> binding(Piece piece) {
    return piece instanceof Piece.Bind bind ? Stream.of(bind.variable()) : Stream.empty();
  }

  /** The lines of what one word has become stand below it. */
  private static String alignedWith(CharSequence before, String lines) {
    String line = before.toString().substring(before.toString().lastIndexOf('\n') + 1);
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    return indent.isEmpty() ? lines : lines.replaceAll("\n(?!\0)", "\n" + indent);
  }

  /**
   * The declarations of the copies that what was written since the last call reads: a variable that
   * states share is not effectively final, and a lambda wants one that is (JLS 8.1.3).
   */
  Map<Variable, String> takeCopies() {
    Map<Variable, String> taken = new LinkedHashMap<>(copies);
    copies.clear();
    return taken;
  }

  private String of(Piece piece, Map<Label, Way> leaving, Optional<Way> returning) {
    if (piece instanceof Piece.Text text) {
      return text.text();
    } else if (piece instanceof Piece.Verbatim text) {
      return text.text().replace("\r\n", "\n").replace("\n", "\n" + UNMOVED);
    } else if (piece instanceof Piece.Use use) {
      return names.of(use.variable());
    } else if (piece instanceof Piece.Update update) {
      return names.of(update.variable());
    } else if (piece instanceof Piece.Assign assign) {
      return names.of(assign.variable());
    } else if (piece instanceof Piece.Capture capture) {
      return captured(capture.variable());
    } else if (piece instanceof Piece.Declare declare) {
      return declaration(declare);
    } else if (piece instanceof Piece.Bind bind) {
      return bind.prefix() + boundName(bind.variable());
    } else if (piece instanceof Piece.Moved moved) {
      return isMoved(moved.variable()) ? moved.text() : "";
    } else if (piece instanceof Piece.Erased thrown) {
      return isErased(thrown.variable()) ? thrown.text() : "";
    } else if (piece instanceof Piece.Bound bound) {
      return isMoved(bound.variable()) ? copied(bound.variable()) : "";
    } else if (piece instanceof Piece.Leave leave) {
      return jump(frame.go(leaving.get(leave.target())), leave.braces());
    } else if (piece instanceof Piece.Return exit) {
      return returned(exit, leaving, returning.orElseThrow());
    }
    throw new IllegalStateException("unknown piece " + piece);
  }

  private String captured(Variable variable) {
    if (bound.contains(variable)) {
      return boundName(variable); // In front of the statement it has no value yet.
    }
    boolean mayBeCleared =
        frame != null && frame.isPiece() && variable.role() == Variable.Role.PARAMETER;
    if (!isMoved(variable) || placement.isConstant(variable) && !mayBeCleared) {
      return names.of(variable);
    }
    return copies.computeIfAbsent(variable, v -> names.fresh(v.name()));
  }

  private String declaration(Piece.Declare declare) {
    String name = names.of(declare.variable());
    if (isMoved(declare.variable())) {
      return declare.initialised() ? name : "";
    }
    String own = declare.declaration();
    return own.substring(0, own.length() - wrote(declare).length()) + name;
  }

  /** The name that the declaration's text ends with. */
  private static String wrote(Piece.Declare declare) {
    String text = declare.declaration();
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  private final Map<Variable, String> boundNames = new LinkedHashMap<>();

  private String boundName(Variable variable) {
    return isMoved(variable)
        ? boundNames.computeIfAbsent(variable, v -> names.fresh(v.name()))
        : names.of(variable);
  }

  /*
   * x instanceof Circle c   ⇒   (x instanceof Circle c2 && (c = c2) == c2)     where several states use c
   */
  private String copied(Variable variable) {
    String copy = "(" + names.of(variable) + " = " + boundName(variable) + ")";
    // A NaN is not equal to itself.
    String always = variable.isReference() ? " == " + boundName(variable) : " == 0 | true";
    return variable.type().equals("boolean")
        ? " && (" + copy + " | true))"
        : " && " + (variable.isReference() ? copy + always : "(" + copy + always + ")") + ")";
  }

  /** The name under which a pattern binds a variable that lives elsewhere. */
  String nameInPattern(Variable variable) {
    return boundName(variable);
  }

  private String returned(Piece.Return exit, Map<Label, Way> leaving, Way way) {
    String set =
        exit.value()
            .map(value -> RESULT + " = " + of(value, leaving, Optional.of(way)) + ";\n")
            .orElse("");
    return jump(set + frame.go(way), exit.braces());
  }

  private static String jump(String statements, boolean braces) {
    if (!braces) {
      return statements;
    }
    return "{\n" + indented(statements) + "}";
  }

  /** Lines that stand deeper by one level, but for those that stay. */
  static String indented(String lines) {
    return lines.indent(2).replace("  " + UNMOVED, UNMOVED);
  }

  /** The declaration of such a constant. */
  String constant(Code code) {
    Piece.Declare declare = (Piece.Declare) code.pieces().get(0);
    Code value = new Code(code.pieces().subList(1, code.pieces().size()));
    return "final " + declare.variable().type() + " " + names.of(declare.variable()) + of(value);
  }

  /** Whether code declares a constant that belongs to no state. */
  boolean isConstant(Code code) {
    return code.pieces().get(0) instanceof Piece.Declare declare
        && placement.constants().contains(declare.variable());
  }

  private boolean isErased(Variable variable) {
    return isMoved(variable) || erased.contains(variable);
  }

  private boolean isMoved(Variable variable) {
    return placement.isShared(variable) || variable.role() == Variable.Role.PARAMETER;
  }
}

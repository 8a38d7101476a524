package dev.pawl.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.pawl.processor.code.CodeReader;
import dev.pawl.processor.code.Variable;
import dev.pawl.processor.code.Words;
import dev.pawl.processor.facade.FacadeSignature;
import dev.pawl.processor.liveness.Liveness;
import dev.pawl.processor.liveness.Placement;
import dev.pawl.processor.machine.Machine;
import dev.pawl.processor.machine.Operation;
import dev.pawl.processor.machine.State;
import dev.pawl.processor.source.MethodSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Writes the file of a task's class: fields, constructor, {@code advance} and the little that it
 * needs beside them.
 */
public final class TaskClassWriter {
  /** How long a line may be at the depth of a member. */
  private static final int WIDEST = 98;

  private final Machine machine;
  private final Placement placement;
  private final Liveness liveness;
  private final NameScope names;
  private final Fields fields;
  private final MethodSource source;
  private final CodeReader reader;
  private final FacadeSignature signature;
  private final SourceWriter out = new SourceWriter();

  private TaskClassWriter(Machine machine, Placement placement, Liveness liveness) {
    this.machine = machine;
    this.placement = placement;
    this.liveness = liveness;
    this.names = new NameScope(machine, placement);
    this.fields = new Fields(kept(), names);
    this.source = machine.body().source();
    this.reader = machine.body().reader();
    this.signature = reader.signature();
  }

  /** The text of the file. */
  public static String write(Machine machine, Placement placement, Liveness liveness) {
    return new TaskClassWriter(machine, placement, liveness).write();
  }

  private String write() {
    StateTable table = new StateTable(machine);
    String advance = advance();
    String members = localClasses();
    AccessHandles handles = new AccessHandles(reader, names);
    String access = String.join("\n\n", handles.members());
    table.writeJavadoc(out);
    String suppressed = Warnings.suppressed(machine, advance + members + access);
    if (!suppressed.isEmpty()) {
      out.line(suppressed);
    }
    String above = reader.types().imported("dev.pawl.generated.StateMachine");
    out.open(
        wrapped(
            "final class " + source.method().taskClassName() + typeParameters() + " ",
            "extends " + above + "<" + result() + ", " + thrown() + "> {"));
    fields(advance + members);
    constants();
    constructor(advance + members);
    out.line(advance);
    resultMethod();
    table.writeDescribe(out);
    String heirs = String.join("\n\n", reader.heirs().classes());
    for (String more : List.of(members, heirs, access)) {
      if (!more.isEmpty()) {
        out.blank();
        out.line(more.stripTrailing());
      }
    }
    out.close("}");
    return new Imports(source, out.toString(), reader.types().imports()).header() + out;
  }

  /** A machine in pieces keeps everything in fields, since its methods share no locals. */
  private Set<Variable> kept() {
    return machine.inPieces() ? PollSplitting.fields(machine, placement) : liveness.fields();
  }

  private String advance() {
    SourceWriter text = new SourceWriter();
    String throwing =
        signature.thrownType().toString().equals("java.lang.RuntimeException")
            ? ""
            : " throws " + thrown();
    if (machine.inPieces()) {
      new PollSplitting(machine, placement, liveness, names, text).write(throwing);
      return text.toString();
    }
    Keeping keeping = new Keeping(machine, placement, liveness, names, fields);
    new AdvanceWriter(machine, placement, names, keeping, text).write(throwing);
    return text.toString();
  }

  private String localClasses() {
    MemberClassWriter writer = new MemberClassWriter(new CodeText(names, placement, null));
    return machine.body().localClasses().stream()
        .map(writer::write)
        .collect(Collectors.joining("\n\n"));
  }

  private String typeParameters() {
    if (signature.typeVariables().isEmpty()) {
      return "";
    }
    Map<String, String> declared = declaredTypeParameters();
    return signature.typeVariables().stream()
        .map(one -> declared.getOrDefault(one.name(), standIn(one)))
        .collect(Collectors.joining(", ", "<", ">"));
  }

  /** A type variable that stands for a class has the class's supertypes for bounds. */
  private static String standIn(TypeVariableName variable) {
    String bounds =
        variable.bounds().stream()
            .filter(bound -> !bound.equals(ClassName.OBJECT))
            .map(TypeName::toString)
            .collect(Collectors.joining(" & "));
    return variable.name() + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  /** The user's own type parameters with their bounds. */
  private Map<String, String> declaredTypeParameters() {
    Map<String, String> declared = new HashMap<>();
    for (Element e = source.element();
        e instanceof Parameterizable p;
        e = e.getEnclosingElement()) {
      for (TypeParameterElement one : p.getTypeParameters()) {
        declared.putIfAbsent(reader.types().of(one.asType()), reader.types().declaration(one));
      }
    }
    return declared;
  }

  private String result() {
    TypeMirror type = source.returnType();
    return type.getKind() == TypeKind.VOID
        ? reader.types().javaLang("Void")
        : reader.types().supertypeArgument(type);
  }

  private String thrown() {
    if (source.isBlock()
        && source.blockThrows() instanceof DeclaredType type
        && source.classes().containsKey(type.asElement())) {
      return reader.types().of(source.blockThrows());
    }
    String full = signature.thrownType().toString();
    String simple = full.substring(full.lastIndexOf('.') + 1);
    if (full.equals("java.lang." + simple)) {
      return reader.types().javaLang(simple);
    }
    boolean isImported =
        source.text().unit().getImports().stream()
            .anyMatch(one -> one.getQualifiedIdentifier().toString().equals(full));
    return isImported ? simple : full;
  }

  private boolean isVoid() {
    return source.returnType().getKind() == TypeKind.VOID;
  }

  private void fields(String text) {
    if (needsSelf(text)) {
      out.line("private final " + selfType() + " " + reader.self() + ";");
    }
    for (Variable variable : fields.all().keySet()) {
      out.line("private " + variable.type() + " " + fields.of(variable) + ";");
    }
    if (!isVoid()) {
      String type = reader.types().of(source.returnType());
      out.line(type + " " + Fields.RESULT + ";");
    }
    out.blank();
  }

  private void constants() {
    String topLevel = reader.types().name(source.topLevel());
    for (String field : reader.hostFields().declarations(topLevel)) {
      out.line(field);
      out.blank();
    }
    CodeText text = new CodeText(names, placement, null);
    Set<String> declarations = new LinkedHashSet<>(); // A finally may be there twice.
    for (State state : machine.states()) {
      for (Operation operation : state.operations()) {
        if (operation instanceof Operation.Run run && text.isConstant(run.code())) {
          declarations.add("private static " + text.constant(run.code()));
        }
      }
    }
    declarations.forEach(out::line);
  }

  private String selfType() {
    return reader.types().of(signature.parameters().get(0).original());
  }

  private boolean needsSelf(String text) {
    return signature.hasReceiver() && Words.all(text).contains(reader.self());
  }

  private void constructor(String text) {
    List<Variable> parameters = machine.body().parameters();
    List<String> declared = new ArrayList<>();
    List<String> assigned = new ArrayList<>();
    if (signature.hasReceiver()) {
      declared.add(selfType() + " " + reader.self());
      if (needsSelf(text)) {
        assigned.add("this." + reader.self() + " = " + reader.self() + ";");
      }
    }
    for (Variable parameter : parameters) {
      declared.add(parameter.type() + " " + names.of(parameter));
      Optional.ofNullable(fields.of(parameter))
          .ifPresent(field -> assigned.add("this." + field + " = " + names.of(parameter) + ";"));
    }
    String head = wrapped(source.method().taskClassName() + "(", listed(declared) + ") {");
    if (assigned.isEmpty()) {
      out.line(head + "}");
    } else {
      out.open(head);
      assigned.forEach(out::line);
      out.close("}");
    }
    out.blank();
  }

  /** Two parts on one line if they fit. */
  private static String wrapped(String head, String rest) {
    boolean fits = head.length() + rest.length() <= WIDEST && rest.indexOf('\n') < 0;
    return fits ? head + rest : head.stripTrailing() + "\n    " + rest;
  }

  /** A list on one line if it fits. */
  private static String listed(List<String> all) {
    String line = String.join(", ", all);
    return line.length() <= WIDEST ? line : String.join(",\n    ", all);
  }

  private void resultMethod() {
    out.line("@" + reader.types().javaLang("Override"));
    out.open("protected " + result() + " result() {");
    out.line(isVoid() ? "return null;" : "return " + Fields.RESULT + ";");
    out.close("}");
    out.blank();
  }
}

package dev.pawl.processor.emit;

import dev.pawl.processor.code.AccessSignature;
import dev.pawl.processor.code.Accessor;
import dev.pawl.processor.code.ClassConstants;
import dev.pawl.processor.code.CodeReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * What reaches members that only the host can name: a handle each, made once in the host's name,
 * and a static method that calls it. The handles are constants to the JIT.
 */
final class AccessHandles {
  private static final String INVOKE = "java.lang.invoke.";
  private static final String COMPILED = "dev.pawl.generated.CompiledClass";

  private final CodeReader reader;
  private final NameScope names;
  private final Map<Accessor, String> handles = new LinkedHashMap<>();

  /** The lookups that the initialiser makes, by the class object in whose name they look. */
  private final Map<String, String> lookups = new LinkedHashMap<>();

  private final List<String> assignments = new ArrayList<>();

  AccessHandles(CodeReader reader, NameScope names) {
    this.reader = reader;
    this.names = names;
  }

  /** The members of the task's class, as source text. */
  List<String> members() {
    List<Accessor> accessors = reader.accessors().all();
    List<String> members = new ArrayList<>();
    for (Accessor accessor : accessors) {
      if (!accessor.kind().steps()) {
        handles.put(accessor, names.fresh(ClassConstants.constantName(accessor.name())));
      }
    }
    lookup(reader.classes().home());
    handles.forEach(this::assign);
    assignments.addAll(reader.functions().assignments(lookup(reader.classes().home())));
    Map<TypeElement, String> classes = reader.classes().all();
    if (handles.isEmpty() && classes.isEmpty()) {
      return members;
    }
    members.add(fields(classes));
    members.add(initialiser(classes));
    if (accessors.stream().anyMatch(one -> one.kind() == Accessor.Kind.OUTER)) {
      members.add(enclosing());
    }
    members.addAll(reader.classes().methods());
    members.addAll(reader.functions().members());
    accessors.forEach(one -> members.add(new AccessMethod(one, reader, handles.get(one)).text()));
    return members;
  }

  private String fields(Map<TypeElement, String> classes) {
    return Stream.concat(
            classes.values().stream()
                .map(name -> "private static final " + javaLang("Class") + "<?> " + name + ";"),
            Stream.concat(handles.values().stream(), reader.functions().handles().stream())
                .map(name -> "private static final " + java("MethodHandle") + " " + name + ";"))
        .collect(Collectors.joining("\n"));
  }

  private String javaLang(String name) {
    return reader.types().javaLang(name);
  }

  private String java(String name) {
    return reader.types().imported(INVOKE + name);
  }

  // The initialiser.

  private String initialiser(Map<TypeElement, String> classes) {
    String all = java("MethodHandles");
    SourceWriter out = new SourceWriter();
    out.open("static {");
    out.open("try {");
    String home = reader.classes().home();
    String first = lookup(home);
    out.line(lookupDeclaration(all, first, home, all + ".lookup()"));
    classes.forEach(
        (type, name) -> out.line(name + " = " + reader.classes().found(type, first) + ";"));
    lookups.forEach(
        (type, name) -> {
          if (!name.equals(first)) {
            out.line(lookupDeclaration(all, name, type, first));
          }
        });
    assignments.forEach(out::line);
    out.close("} catch (" + javaLang("ReflectiveOperationException") + " e) {");
    out.indent();
    out.line("throw new " + javaLang("ExceptionInInitializerError") + "(e);");
    out.close("}");
    out.close("}");
    return out.toString().stripTrailing();
  }

  private static String lookupDeclaration(String all, String name, String type, String caller) {
    return "var " + name + " = " + all + ".privateLookupIn(" + type + ", " + caller + ");";
  }

  /** The variable that holds the lookup in a class's name. */
  private String lookup(String type) {
    return lookups.computeIfAbsent(
        type, t -> lookups.isEmpty() ? "lookup" : "lookup" + (lookups.size() + 1));
  }

  private void assign(Accessor accessor, String handle) {
    String found = found(accessor);
    assignments.add(handle + " = " + found + adapted(accessor) + ";");
  }

  private String found(Accessor accessor) {
    Element member = accessor.member();
    ClassConstants classes = reader.classes();
    String name = "\"" + member.getSimpleName() + "\"";
    return switch (accessor.kind()) {
      case CALL, COMPONENT -> {
        String lookup = lookup(classes.caller(accessor));
        String find = accessor.isStatic() ? "findStatic" : "findVirtual";
        yield find(
            lookup, find, classes.of(accessor.site()), name, type((ExecutableElement) member));
      }
      case SUPER_CALL, OWN_CALL -> {
        String holder = classes.of(accessor.holder());
        yield find(
            lookup(holder),
            "findSpecial",
            classes.of(accessor.site()),
            name,
            type((ExecutableElement) member),
            holder);
      }
      case CREATE, CREATE_RAW ->
          find(
              lookup(classes.home()),
              "findConstructor",
              classes.of(accessor.site()),
              constructorType((ExecutableElement) member));
      case CREATE_COMPILED -> {
        List<String> arguments = new ArrayList<>();
        // Constructor.newInstance is caller-sensitive: to a lookup in another class's name there is
        // no handle of it.
        boolean reflects =
            ((ExecutableElement) member).isVarArgs() && !reader.captured(accessor).isEmpty();
        arguments.add(reflects ? java("MethodHandles") + ".lookup()" : lookup(classes.home()));
        arguments.add(classes.of(accessor.site()));
        arguments.add(classes.of(reader.declared(accessor)));
        if (accessor.site().getNestingKind() == NestingKind.LOCAL) {
          arguments.add(constructorType((ExecutableElement) member, reader.around(accessor)));
        }
        reader.captured(accessor).forEach(variable -> arguments.add('"' + variable + '"'));
        yield reader.types().imported(COMPILED) + ".creation(" + String.join(", ", arguments) + ")";
      }
      case READ, WRITE -> {
        String find =
            "find"
                + (accessor.isStatic() ? "Static" : "")
                + (accessor.kind() == Accessor.Kind.READ ? "Getter" : "Setter");
        String type = classes.of(((VariableElement) member).asType());
        yield find(lookup(classes.caller(accessor)), find, classes.of(accessor.site()), name, type);
      }
      case OUTER -> outer(accessor);
      default -> throw new IllegalStateException(accessor.kind() + " has no handle");
    };
  }

  private static String find(String lookup, String find, String... arguments) {
    return lookup + "." + find + "(" + String.join(", ", arguments) + ")";
  }

  private String type(ExecutableElement method) {
    return methodType(
        classOf(method.getReturnType()),
        method.getParameters().stream().map(p -> classOf(p.asType())).toList());
  }

  /** The enclosing instance is a parameter of the class file's constructor only. */
  private String constructorType(ExecutableElement constructor) {
    TypeElement created = (TypeElement) constructor.getEnclosingElement();
    boolean inner =
        created.getKind() == ElementKind.CLASS
            && created.getEnclosingElement() instanceof TypeElement
            && !created.getModifiers().contains(Modifier.STATIC);
    return constructorType(
        constructor,
        Optional.of(created.getEnclosingElement())
            .filter(outer -> inner)
            .map(TypeElement.class::cast));
  }

  private String constructorType(ExecutableElement constructor, Optional<TypeElement> outer) {
    List<String> parameters = new ArrayList<>();
    outer.ifPresent(type -> parameters.add(reader.classes().of(type)));
    constructor.getParameters().forEach(p -> parameters.add(classOf(p.asType())));
    return methodType("void.class", parameters);
  }

  private String classOf(TypeMirror type) {
    return type.getKind() == TypeKind.VOID ? "void.class" : reader.classes().of(type);
  }

  private String methodType(String result, List<String> parameters) {
    List<String> all = new ArrayList<>(List.of(result));
    all.addAll(parameters);
    return java("MethodType") + ".methodType(" + String.join(", ", all) + ")";
  }

  /*
   * A.B.C.this.… of A   ⇒   c's this$1 is a B, whose this$0 is an A:
   *                         filterReturnValue(enclosing(lookup, C.class, B.class), enclosing(lookup, B.class, A.class))
   */
  private String outer(Accessor accessor) {
    String lookup = lookup(reader.classes().home());
    String found = "";
    TypeElement at = accessor.holder();
    while (!at.equals(accessor.member())) {
      TypeElement around = (TypeElement) at.getEnclosingElement();
      String step =
          "enclosing(%s, %s, %s)"
              .formatted(lookup, reader.classes().of(at), reader.classes().of(around));
      found =
          found.isEmpty()
              ? step
              : java("MethodHandles") + ".filterReturnValue(" + found + ", " + step + ")";
      at = around;
    }
    return found;
  }

  private String enclosing() {
    String lookup = java("MethodHandles") + ".Lookup";
    return """
    /**
     * The field that javac makes for the instance of {@code outer} around one of {@code inner}. It
     * makes none where only code asks for it that is never run.
     */
    private static %s enclosing(%s lookup, %3$s<?> inner, %3$s<?> outer)
        throws %4$s {
      for (var field : inner.getDeclaredFields()) {
        if (field.isSynthetic() && field.getType() == outer) {
          return lookup.unreflectGetter(field);
        }
      }
      return %5$s.dropArguments(%5$s.constant(outer, null), 0, inner);
    }\
    """
        .formatted(
            java("MethodHandle"),
            lookup,
            javaLang("Class"),
            javaLang("IllegalAccessException"),
            java("MethodHandles"));
  }

  /**
   * Where the static method can't write the handle's types, the handle takes the nearest ones that
   * it can.
   */
  private String adapted(Accessor accessor) {
    AccessSignature signature = accessor.signature();
    List<String> wants = new ArrayList<>();
    wants.add(accessor.kind() == Accessor.Kind.WRITE ? "void" : signature.erasedResult());
    signature.parameters().forEach(p -> wants.add(p.erased()));
    if (reader.classes().shapeOf(accessor).equals(wants)) {
      return "";
    }
    List<String> classes = wants.stream().map(one -> one + ".class").toList();
    // A handle of variable arity would make an array of the one argument that an Object may be.
    boolean collects = accessor.member() instanceof ExecutableElement method && method.isVarArgs();
    return (collects ? ".asFixedArity()" : "")
        + ".asType("
        + methodType(classes.get(0), classes.subList(1, classes.size()))
        + ")";
  }
}

package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.source.MethodSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * The classes of the body that are members of the task's class, since states share them. One that
 * captures variables stands in a scope, a class whose instances hold their values:
 *
 * <pre>{@code
 * int a = …;                             private final class CounterScope {
 * class Counter { int count = a; }   ⇒     private final int a;
 *                                          class Counter { int count = a; }
 *                                        }
 * new Counter()                      ⇒   new CounterScope(a).new Counter()
 * }</pre>
 *
 * <p>A field of the class itself would come too late: what a local class captures is there before
 * the constructor of its superclass runs, and so is the instance around an inner class.
 */
public final class MemberClasses {
  /**
   * One such class.
   *
   * @param name as it is written outside its scope
   * @param scope the name of its scope, if it has one
   * @param held what instances of the scope are created from
   * @param isStatic whether an instance of it can be made without one of the task's class
   */
  private record Member(
      String name, Optional<String> scope, List<Variable> held, boolean isStatic) {}

  private final MethodSource source;
  private final FreshNames freshNames;
  private final Map<TypeElement, Member> members = new LinkedHashMap<>();
  private final Map<TypeElement, String> scopes = new LinkedHashMap<>();
  private final Map<TypeElement, String> named = new LinkedHashMap<>();

  /** The class whose declaration is being read. */
  private TypeElement reading;

  MemberClasses(MethodSource source, FreshNames freshNames) {
    this.source = source;
    this.freshNames = freshNames;
    source
        .classes()
        .forEach(
            (type, name) ->
                members.put(type, new Member(name, Optional.empty(), List.of(), false)));
  }

  /** Gives an anonymous class a name, which it has from then on. */
  public String name(TypeElement anonymous, String wish) {
    return named.computeIfAbsent(anonymous, type -> freshNames.fresh(wish));
  }

  /** Whether a class has a name: all have but anonymous ones that were given none. */
  public boolean isNamed(TypeElement type) {
    return !type.getSimpleName().isEmpty() || named.containsKey(type);
  }

  /** The name that a class is declared by. */
  public String simpleName(TypeElement type) {
    return named.getOrDefault(type, type.getSimpleName().toString());
  }

  /** Says that a class's declaration is about to be read. */
  public void begin(TypeElement type) {
    reading = type;
  }

  /**
   * Makes a class known as a member.
   *
   * @param isStatic whether it needs nothing of an instance of the task's class
   */
  public void add(TypeElement type, boolean isStatic) {
    reading = null;
    members.put(type, new Member(simpleName(type), Optional.empty(), List.of(), isStatic));
  }

  /** The classes that another task's class can use, as it writes them. */
  Map<TypeElement, String> forOthers() {
    Map<TypeElement, String> names = new LinkedHashMap<>(source.classes());
    members.forEach(
        (type, member) -> {
          if (member.isStatic()) {
            names.put(type, source.method().taskClassName() + "." + member.name());
          }
        });
    return names;
  }

  /**
   * Makes a class known as a member of its scope.
   *
   * @param held the variables that {@code new Scope(…)} takes
   */
  public void addInScope(TypeElement type, List<Variable> held) {
    reading = null;
    String scope = scopeName(type);
    members.put(type, new Member(scope + "." + simpleName(type), Optional.of(scope), held, false));
  }

  /** What the scope of a class is called, if it has one. */
  public String scopeName(TypeElement type) {
    return scopes.computeIfAbsent(type, t -> freshNames.fresh(simpleName(t) + "Scope"));
  }

  /** The name of a class of the body as it is written at a place outside it. */
  String nameOf(TypeElement type) {
    Member member = members.get(type);
    return member == null ? simpleName(type) : member.name();
  }

  /**
   * {@code new Scope(…)}, which stands in front of what creates an instance of a class.
   *
   * @param at where it stands
   * @param captures whether that is in a lambda or in a class
   * @return empty if the class has no scope, or the place is in it
   */
  Optional<Code> scope(TypeElement type, TreePath at, boolean captures) {
    Member member = members.get(type);
    if (member == null
        || member.scope().isEmpty()
        || type.getKind() != ElementKind.CLASS
        || isInside(at, type)) {
      return Optional.empty(); // A record or an enum is static wherever it stands.
    }
    // Inside a class that becomes a member, a nearer variable might have the name of the one that
    // is meant.
    String holder = reading == null ? "" : scopeName(reading) + ".this.";
    List<Code> values = new ArrayList<>();
    for (Variable variable : member.held()) {
      values.add(Code.of(holder, captures ? new Piece.Capture(variable) : new Piece.Use(variable)));
    }
    return Optional.of(Code.of("new " + member.scope().get() + "(", Code.join(", ", values), ")"));
  }

  private boolean isInside(TreePath at, TypeElement type) {
    for (TreePath path = at; path.getLeaf() != source.tree(); path = path.getParentPath()) {
      if (path.getLeaf() instanceof ClassTree && type.equals(source.trees().getElement(path))) {
        return true;
      }
    }
    return false;
  }
}

package dev.pawl.processor.code;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.source.NewerTrees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * Patterns that ask for a class which the task's class can't name. They become conditions in which
 * type patterns bind what holds the values:
 *
 * <pre>
 *   o instanceof Node n         ⇒   Match.&lt;Node&gt;instance(NODE, o) instanceof Match.Of&lt;Node&gt; n
 *   o instanceof Pair(int a, var b)
 *     ⇒   Match.&lt;Pair&gt;instance(PAIR, o) instanceof Match.Of&lt;Pair&gt; pair
 *           &amp;&amp; new int[] {a(pair.value)} instanceof int[] a
 *           &amp;&amp; Match.&lt;Node&gt;any(b(pair.value)) instanceof Match.Of&lt;Node&gt; b
 * </pre>
 *
 * <p>So wherever Java lets the user's variables be seen, it lets the holders be seen; what is
 * behind their names is {@link #valueOf}.
 */
final class PrivatePatterns {
  private static final String MATCH = "dev.pawl.generated.Match";

  /**
   * What a pattern variable is bound to in place of its value.
   *
   * @param type the holder's
   * @param value what stands behind its name to get the value
   */
  record Holder(String type, String value) {}

  /**
   * A condition with a place for the value that is tested.
   *
   * @param before what comes in front of the value
   * @param after what comes behind it
   */
  record Test(Code before, Code after) {
    Code of(Code value) {
      return Code.of(before, value, after);
    }
  }

  private final CodeReader reader;
  private final Map<Element, Holder> holders = new HashMap<>();

  PrivatePatterns(CodeReader reader) {
    this.reader = reader;
  }

  /** Whether a pattern asks for such a class, be it deep inside. */
  boolean isPrivate(TreePath pattern) {
    if (pattern.getLeaf() instanceof BindingPatternTree binding) {
      return isHidden(reader.reach.typeOf(new TreePath(pattern, binding.getVariable())));
    }
    return NewerTrees.isDeconstruction(pattern.getLeaf())
        && (isHidden(reader.reach.typeOf(pattern))
            || NewerTrees.nestedPatterns(pattern.getLeaf()).stream()
                .anyMatch(nested -> isPrivate(new TreePath(pattern, nested))));
  }

  /**
   * What holds the value of a variable that such a pattern binds; nothing if it needs no holder.
   */
  Optional<Holder> holderOf(TreePath variable) {
    if (!(variable.getParentPath().getLeaf() instanceof BindingPatternTree)) {
      return Optional.empty();
    }
    TreePath binding = variable.getParentPath();
    TreePath outermost = binding;
    while (isPattern(outermost.getParentPath().getLeaf())) {
      outermost = outermost.getParentPath();
    }
    if (!isPrivate(outermost)) {
      return Optional.empty();
    }
    Optional<Holder> holder = holder(binding, reader.reach.typeOf(variable));
    holder.ifPresent(held -> holders.put(reader.source.trees().getElement(variable), held));
    return holder;
  }

  private Optional<Holder> holder(TreePath binding, TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return Optional.of(new Holder(reader.types.of(type) + "[]", "[0]"));
    }
    return isHidden(type) || isTotal(binding, type)
        ? Optional.of(
            new Holder(
                reader.types.imported(MATCH) + ".Of<" + reader.types.of(type) + ">", ".value"))
        : Optional.empty();
  }

  /** What stands behind the name of a variable to get its value; empty for one without a holder. */
  String valueOf(Element variable) {
    Holder holder = holders.get(variable);
    return holder == null ? "" : holder.value();
  }

  /** Whether a variable is bound to what holds its value. */
  boolean isHeld(Element variable) {
    return holders.containsKey(variable);
  }

  /** The condition that a value matches a pattern. */
  Test test(TreePath pattern) {
    Tree tree = pattern.getLeaf();
    if (NewerTrees.isDeconstruction(tree)) {
      return deconstruction(pattern);
    }
    TreePath variable = new TreePath(pattern, ((BindingPatternTree) tree).getVariable());
    TypeMirror type = reader.reach.typeOf(variable);
    if (((BindingPatternTree) tree).getVariable().getName().isEmpty()) {
      return isHidden(type)
          ? test(reader.classes.of(type) + ".isInstance(", ")")
          : test("", " instanceof " + reader.types.of(type));
    }
    Optional<Holder> holder = holderOf(variable);
    Object bound = bound(variable, holder.map(Holder::type).orElse(reader.types.of(type)));
    if (holder.isEmpty()) {
      return test("", Code.of(" instanceof ", bound));
    }
    if (type.getKind().isPrimitive()) {
      return test("new " + holder.get().type() + " {", Code.of("} instanceof ", bound));
    }
    return test(
        isTotal(pattern, type) ? any(type) : instance(type), Code.of(") instanceof ", bound));
  }

  private static Test test(Object before, Object after) {
    return new Test(Code.of(before), Code.of(after));
  }

  private String any(TypeMirror type) {
    return reader.types.imported(MATCH) + ".<" + reader.types.of(type) + ">any(";
  }

  private String instance(TypeMirror type) {
    return "%s.<%s>instance(%s, "
        .formatted(reader.types.imported(MATCH), reader.types.of(type), reader.classes.of(type));
  }

  /** A variable in a lambda is none of the machine's, and its name is text. */
  private Object bound(TreePath variable, String type) {
    Element element = reader.source.trees().getElement(variable);
    return reader
        .locals
        .find(element)
        .<Object>map(known -> new Piece.Bind(known, type + " "))
        .orElse(type + " " + element.getSimpleName());
  }

  private Test deconstruction(TreePath pattern) {
    DeclaredType type = (DeclaredType) reader.reach.typeOf(pattern);
    TypeElement element = (TypeElement) type.asElement();
    String record = reader.freshNames.fresh(ReferenceEdits.variableOf(element));
    boolean hidden = isHidden(type);
    String written = reader.types.of(type);
    String holder = hidden ? reader.types.imported(MATCH) + ".Of<" + written + ">" : written;
    List<Object> after = new ArrayList<>();
    after.add((hidden ? ") instanceof " : " instanceof ") + holder + " " + record);
    List<? extends Tree> nested = NewerTrees.nestedPatterns(pattern.getLeaf());
    for (int i = 0; i < nested.size(); i++) {
      TreePath path = new TreePath(pattern, nested.get(i));
      Code value = component(type, i, record + (hidden ? ".value" : ""));
      boolean always = isMatchedByAll(path);
      after.addAll(List.of(" && ", always ? asked(value) : test(path).of(value)));
    }
    return new Test(Code.text(hidden ? instance(type) : ""), Code.of(after.toArray()));
  }

  /** A component as the pattern gets it: what the accessor throws, it throws as its cause. */
  private Code component(DeclaredType type, int index, String record) {
    Accessor accessor =
        reader.accessors.of(
            Accessor.Kind.COMPONENT,
            component((TypeElement) type.asElement(), index).getAccessor());
    String head =
        accessor.signature().spelled().isEmpty()
            ? accessor.name() + "("
            : reader.reach.head(accessor, List.of(componentType(type, index)));
    return Code.text(head + record + ")");
  }

  private static RecordComponentElement component(TypeElement type, int index) {
    return type.getRecordComponents().get(index);
  }

  private TypeMirror componentType(DeclaredType type, int index) {
    ExecutableElement accessor = component((TypeElement) type.asElement(), index).getAccessor();
    DeclaredType captured = (DeclaredType) reader.source.types().capture(type);
    return ((ExecutableType) reader.source.types().asMemberOf(captured, accessor)).getReturnType();
  }

  /** Even where nobody wants it, a component is asked for. */
  private Code asked(Code component) {
    return Code.of(reader.types.imported(MATCH) + ".any(", component, ") != null");
  }

  /** Whether nothing needs to be asked or bound. */
  private boolean isMatchedByAll(TreePath pattern) {
    return !NewerTrees.isDeconstruction(pattern.getLeaf())
        && (!(pattern.getLeaf() instanceof BindingPatternTree binding)
            || binding.getVariable().getName().isEmpty()
                && isTotal(
                    pattern, reader.reach.typeOf(new TreePath(pattern, binding.getVariable()))));
  }

  /**
   * Whether a pattern inside another takes every value of its component, and null as well (JLS
   * 14.30.3).
   */
  private boolean isTotal(TreePath pattern, TypeMirror type) {
    TreePath around = pattern.getParentPath();
    if (!NewerTrees.isDeconstruction(around.getLeaf())) {
      return false;
    }
    int index = NewerTrees.nestedPatterns(around.getLeaf()).indexOf(pattern.getLeaf());
    TypeMirror component = componentType((DeclaredType) reader.reach.typeOf(around), index);
    return reader
        .source
        .types()
        .isSubtype(reader.source.types().erasure(component), reader.source.types().erasure(type));
  }

  private static boolean isPattern(Tree tree) {
    return tree instanceof BindingPatternTree || NewerTrees.isDeconstruction(tree);
  }

  private boolean isHidden(TypeMirror type) {
    return reader.access.isHidden(type);
  }
}

package dev.pawl.processor.code;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the static method is declared that stands for a member. It has the member's type parameters
 * and types, with the receiver in front, so that javac infers at the call what it inferred before.
 *
 * <p>A type that only the host can name is a type parameter of its own, and the call says what it
 * stands for, as far as the task's class can say it:
 *
 * <pre>
 *   Node next(Node n, int i)   ⇒   &lt;A, R&gt; R next(Foo self, A n, int i)
 * </pre>
 *
 * @param typeParameters with their bounds
 * @param parameters the receiver first, if there is one
 * @param result {@code void} if there is none
 * @param erasedResult its erasure
 * @param thrown the checked and unchecked exceptions that the member declares
 * @param isVarargs whether the last parameter takes any number of arguments
 * @param spelled what a call has to spell out, in the order of the type parameters; empty if javac
 *     infers them
 */
public record AccessSignature(
    List<String> typeParameters,
    List<Parameter> parameters,
    String result,
    String erasedResult,
    List<String> thrown,
    boolean isVarargs,
    List<Integer> spelled) {
  /**
   * In {@link #spelled}: the type of the result. Greater numbers count the arguments without the
   * receiver.
   */
  public static final int RESULT = -1;

  /**
   * In {@link #spelled}: the first of the types that the member throws; the next ones have the
   * numbers below.
   */
  public static final int THROWN = -2;

  /**
   * One parameter.
   *
   * @param name unique among the parameters
   * @param type as source text
   * @param erased its erasure as source text
   */
  public record Parameter(String name, String type, String erased) {}

  public AccessSignature {
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
    spelled = List.copyOf(spelled);
  }

  /** Whether the method returns a value. */
  public boolean hasResult() {
    return !result.equals("void");
  }

  /** Whether the first parameter of an accessor with this signature is an instance. */
  boolean hasReceiver(Accessor accessor) {
    return accessor.creates() ? Names.isInner(accessor.site()) : !accessor.isStatic();
  }

  /** A name that none of the parameters has. */
  public static String unlike(String wish, AccessSignature signature) {
    Set<String> taken = new HashSet<>();
    signature.parameters.forEach(p -> taken.add(p.name()));
    return FreshNames.unlike(wish, taken);
  }
}

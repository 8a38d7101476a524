package dev.pawl.processor.machine;

import dev.pawl.processor.code.Variable;
import java.util.List;

/**
 * A region whose exceptions are caught.
 *
 * @param body what is tried
 * @param handlers the {@code catch} clauses in their order
 * @param abridged whether something that may throw was left out of the body, since control can't
 *     get there
 */
public record Try(Region body, List<Handler> handlers, boolean abridged) implements Part {
  public Try {
    handlers = List.copyOf(handlers);
  }

  @Override
  public State first() {
    return body.parts().get(0).first();
  }

  /**
   * A {@code catch} clause. Control falls from the end of its block to what follows the whole try.
   *
   * @param types the caught types as source text
   * @param checked those of them that javac wants to see thrown in the body
   * @param parameter the exception
   * @param block what is done inside the clause; it has no number
   */
  public record Handler(String types, List<String> checked, Variable parameter, State block) {
    public Handler {
      checked = List.copyOf(checked);
    }
  }
}

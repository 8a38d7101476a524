package dev.pawl.processor.code;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * A member that the task's class can't reach by its name, and the static method of the task's class that reaches it
 * through a handle.
 *
 * @param kind what the static method does
 * @param name the static method's name
 * @param member the field, method or constructor; for {@link Kind#OUTER} the enclosing class
 * @param site the class through which the member is reached: its own, or one that inherits it
 */
public record Accessor(Kind kind, String name, Element member, TypeElement site) {
  /** What is done with the member. */
  public enum Kind {
    /** Calls the method: receiver first unless it is static. */
    CALL,
    /** Calls the method of the superclass or superinterface, as {@code super.m()} does. */
    SUPER_CALL,
    /** Calls the constructor. */
    CREATE,
    /** Gives the field's value. */
    READ,
    /** Sets the field and gives the value that it was set to. */
    WRITE,
    /** Does {@code ++} in front of the field. */
    PRE_INCREMENT,
    /** Does {@code --} in front of the field. */
    PRE_DECREMENT,
    /** Does {@code ++} behind the field. */
    POST_INCREMENT,
    /** Does {@code --} behind the field. */
    POST_DECREMENT,
    /** Gives the enclosing instance, as {@code Outer.this} does. */
    OUTER
  }
}

package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pawl.processor.source.MethodSource;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;

/**
 * Whose member a simple name is: javac looks outwards through the classes around it and takes the
 * first that has one of that name (JLS 6.5), but the task's class has left all of them from the
 * host outwards.
 */
final class Names {
  private final MethodSource source;

  Names(MethodSource source) {
    this.source = source;
  }

  /**
   * The class through which a simple name reaches a member.
   *
   * @param at where the name is
   * @return the host or a class around it; empty if a class inside the body has the member, or an
   *     import brings it
   */
  Optional<TypeElement> ownerOutside(TreePath at, Element member) {
    for (TreePath path = at; ; path = path.getParentPath()) {
      if (path.getLeaf() == source.tree()) {
        break;
      }
      if (path.getLeaf() instanceof ClassTree
          && path.getLeaf() != at.getLeaf()
          && source.trees().getElement(path) instanceof TypeElement inner
          && has(inner, member)) {
        return Optional.empty();
      }
    }
    for (Element e = source.host(); e instanceof TypeElement type; e = e.getEnclosingElement()) {
      if (has(type, member)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether {@code this} at a place is the method's receiver, and not that of a class in the body.
   */
  boolean isReceiver(TreePath at) {
    for (TreePath path = at; path.getLeaf() != source.tree(); path = path.getParentPath()) {
      if (path.getLeaf() instanceof ClassTree) {
        return false;
      }
    }
    return true;
  }

  /** Whether a place is in a lambda or a class of the body, which captures the body's variables. */
  boolean isCapturing(TreePath at) {
    for (TreePath path = at; path.getLeaf() != source.tree(); path = path.getParentPath()) {
      Tree around = path.getParentPath().getLeaf();
      if (around != source.tree()
          && (around instanceof LambdaExpressionTree || around instanceof ClassTree)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a class is the host or one around it. */
  boolean isOutside(TypeElement type) {
    for (Element e = source.host(); e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.equals(type)) {
        return true;
      }
    }
    return false;
  }

  TypeElement host() {
    return source.host();
  }

  boolean isHost(TypeElement type) {
    return type.equals(source.host());
  }

  /** Whether what is in front of a method reference's colons is a type (JLS 15.13). */
  boolean isType(TreePath qualifier) {
    return switch (qualifier.getLeaf().getKind()) {
      case ANNOTATED_TYPE, ARRAY_TYPE, PARAMETERIZED_TYPE, PRIMITIVE_TYPE -> true;
      case IDENTIFIER, MEMBER_SELECT -> {
        Element named = source.trees().getElement(qualifier);
        yield named instanceof TypeElement || named instanceof TypeParameterElement;
      }
      default -> false;
    };
  }

  static boolean isStatic(Element member) {
    return member.getModifiers().contains(Modifier.STATIC)
        || member.getKind() == ElementKind.ENUM_CONSTANT;
  }

  /** Whether an instance of a class has one of another class around it. */
  static boolean isInner(TypeElement type) {
    return type.getKind() == ElementKind.CLASS
        && type.getEnclosingElement() instanceof TypeElement
        && !isStatic(type);
  }

  /**
   * The class in whose code a protected member of another package can be used (JLS 6.6.2): the
   * host, or one around it that inherits the member.
   */
  TypeElement heirOf(Element member) {
    return heirOf(member, type -> true).orElseGet(() -> (TypeElement) member.getEnclosingElement());
  }

  /** The same where it is the member of an instance, of the class itself or one below it. */
  TypeElement heirOf(Element member, TypeElement receiver) {
    return heirOf(member, type -> isStatic(member) || isHeir(receiver, type))
        .orElseGet(() -> heirOf(member));
  }

  private Optional<TypeElement> heirOf(Element member, Predicate<TypeElement> wanted) {
    for (Element e = source.host(); e instanceof TypeElement type; e = e.getEnclosingElement()) {
      if (has(type, member) && wanted.test(type)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Whether a class is another one or below it. */
  boolean isHeir(TypeElement type, TypeElement above) {
    return source.isOf(above, type.asType());
  }

  /**
   * Neither private members are inherited (JLS 8.2) nor static methods of interfaces (JLS 8.4.8);
   * all others are looked for in every class above.
   */
  boolean has(TypeElement type, Element member) {
    if (!(member.getEnclosingElement() instanceof TypeElement owner)) {
      return false;
    }
    if (type.equals(owner)) {
      return true;
    }
    if (isStatic(member)
        && member.getKind() == ElementKind.METHOD
        && owner.getKind().isInterface()) {
      return false;
    }
    return !member.getModifiers().contains(Modifier.PRIVATE)
        && type.asType() instanceof DeclaredType
        && isHeir(type, owner);
  }
}

package dev.pawl.processor.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePathScanner;
import dev.pawl.processor.source.MethodSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Collects the members that one task's class reaches through handles, each once. */
public final class Accessors {
  private record Key(Accessor.Kind kind, Element member, TypeElement site, TypeElement holder) {}

  private final Map<Key, Accessor> accessors = new LinkedHashMap<>();
  private final Access access;
  private final Names names;
  private final AccessSignatures signatures;
  private final FreshNames freshNames;
  private final Set<String> taken = new HashSet<>();
  private final boolean hasClasses;

  Accessors(
      MethodSource source,
      Access access,
      CompiledClasses compiledClasses,
      Names names,
      TypeText types,
      FreshNames freshNames) {
    this.access = access;
    this.names = names;
    this.signatures = new AccessSignatures(source, access, compiledClasses, types);
    this.freshNames = freshNames;
    Body body = new Body(source);
    body.scan(source.path(), null);
    this.hasClasses = body.hasClasses;
  }

  /** The accessor for a use of a member; the same use always gives the same one. */
  Accessor of(Accessor.Kind kind, Element member) {
    TypeElement declaring =
        member instanceof TypeElement type ? type : (TypeElement) member.getEnclosingElement();
    return switch (kind) {
      case OUTER -> make(kind, member, declaring, names.host());
      case CREATE, CREATE_RAW, CREATE_COMPILED -> make(kind, member, declaring, declaring);
      default -> of(kind, member, declaring);
    };
  }

  /**
   * The accessor for a use of a member of an object or class.
   *
   * @param receiver the class that stands in front of the dot
   */
  Accessor of(Accessor.Kind kind, Element member, TypeElement receiver) {
    TypeElement holder = holder(member, receiver);
    return make(kind, member, holder, holder);
  }

  /** The class whose objects the accessor takes for a receiver. */
  TypeElement holder(Element member, TypeElement receiver) {
    return access.isHeirloom(member)
        ? names.heirOf(member, receiver)
        : (TypeElement) member.getEnclosingElement();
  }

  /**
   * The signature that an accessor for a method or constructor has, or would have.
   *
   * @param receiver the class that stands in front of the dot
   */
  AccessSignature signature(ExecutableElement called, TypeElement receiver) {
    boolean creates = called.getKind() == ElementKind.CONSTRUCTOR;
    return signatures.of(
        creates ? Accessor.Kind.CREATE : Accessor.Kind.CALL, called, holder(called, receiver));
  }

  /**
   * The same for {@code super.m()}.
   *
   * @param holder the class whose {@code super} it is
   */
  AccessSignature signatureOfSuper(ExecutableElement method, TypeElement holder) {
    return signatures.of(Accessor.Kind.SUPER_CALL, method, holder);
  }

  /**
   * The accessor for {@code super.m()}.
   *
   * @param site what {@code super} stands for
   * @param holder the class whose {@code super} it is
   */
  Accessor ofSuper(Element method, TypeElement site, TypeElement holder) {
    return make(Accessor.Kind.SUPER_CALL, method, site, holder);
  }

  private Accessor make(Accessor.Kind kind, Element member, TypeElement site, TypeElement holder) {
    Key key = new Key(kind, member, site, holder);
    Accessor known = accessors.get(key);
    if (known == null) {
      if (kind.steps()) {
        make(Accessor.Kind.READ, member, site, holder);
        make(Accessor.Kind.WRITE, member, site, holder);
      }
      String name = name(wishedName(kind, member));
      AccessSignature signature = signatures.of(kind, member, holder);
      known = new Accessor(kind, name, member, site, holder, signature);
      accessors.put(key, known);
    }
    return known;
  }

  /** The accessor that does something else with an accessor's member. */
  public Accessor other(Accessor.Kind kind, Accessor one) {
    return make(kind, one.member(), one.site(), one.holder());
  }

  /** All of them, in the order in which they were first needed. */
  public List<Accessor> all() {
    return new ArrayList<>(accessors.values());
  }

  /**
   * Methods and variables may share a name, so an accessor of {@code count} can mostly be called
   * so.
   */
  private String name(String wish) {
    if (!hasClasses && !FreshNames.isInherited(wish) && taken.add(wish)) {
      return wish;
    }
    String name = freshNames.freshMethod(wish);
    while (!taken.add(name)) {
      name = freshNames.freshMethod(wish);
    }
    return name;
  }

  private static String wishedName(Accessor.Kind kind, Element member) {
    String name =
        member.getKind() == ElementKind.CONSTRUCTOR
            ? AnonymousClasses.nameOf((TypeElement) member.getEnclosingElement())
            : member.getSimpleName().toString();
    return switch (kind) {
      case CALL, OWN_CALL, READ -> name;
      case COMPONENT -> "component" + capitalised(name);
      case SUPER_CALL -> "super" + capitalised(name);
      case CREATE, CREATE_RAW, CREATE_COMPILED -> "new" + capitalised(name);
      case WRITE -> "set" + capitalised(name);
      case PRE_INCREMENT -> "increment" + capitalised(name);
      case PRE_DECREMENT -> "decrement" + capitalised(name);
      case POST_INCREMENT -> "increment" + capitalised(name) + "After";
      case POST_DECREMENT -> "decrement" + capitalised(name) + "After";
      case OUTER -> "outer" + capitalised(name);
    };
  }

  private static String capitalised(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /**
   * What in the method has a say in the accessors' names: methods that are called without a
   * receiver and would be hidden, and classes, whose own and inherited methods would hide the
   * accessors.
   */
  private final class Body extends TreePathScanner<Void, Void> {
    private final MethodSource source;
    private boolean hasClasses;

    Body(MethodSource source) {
      this.source = source;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
      if (tree.getMethodSelect() instanceof IdentifierTree name) {
        Element method = source.trees().getElement(getCurrentPath());
        if (method == null || names.ownerOutside(getCurrentPath(), method).isEmpty()) {
          taken.add(name.getName().toString());
        }
      }
      return super.visitMethodInvocation(tree, p);
    }

    @Override
    public Void visitClass(ClassTree tree, Void p) {
      hasClasses = true;
      return super.visitClass(tree, p);
    }
  }
}

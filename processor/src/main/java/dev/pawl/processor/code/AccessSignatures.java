package dev.pawl.processor.code;

import dev.pawl.processor.source.MethodSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Makes the signatures of accessors. */
final class AccessSignatures {
  private final MethodSource source;
  private final Access access;
  private final CompiledClasses compiledClasses;
  private final TypeText types;

  AccessSignatures(
      MethodSource source, Access access, CompiledClasses compiledClasses, TypeText types) {
    this.source = source;
    this.access = access;
    this.compiledClasses = compiledClasses;
    this.types = types;
  }

  /**
   * The signature for a use of a member.
   *
   * @param holder the receiver's class
   */
  AccessSignature of(Accessor.Kind kind, Element member, TypeElement holder) {
    return switch (kind) {
      case CALL, COMPONENT, SUPER_CALL, OWN_CALL, CREATE ->
          new Maker(holder).call((ExecutableElement) member, false);
      case CREATE_RAW -> new Maker(holder).call((ExecutableElement) member, true);
      case CREATE_COMPILED -> new Maker(holder).compiled((ExecutableElement) member);
      case READ -> new Maker(holder).field((VariableElement) member, false);
      case WRITE -> new Maker(holder).field((VariableElement) member, true);
      case PRE_INCREMENT, PRE_DECREMENT, POST_INCREMENT, POST_DECREMENT ->
          new Maker(holder).field((VariableElement) member, false);
      case OUTER -> new Maker(holder).outer((TypeElement) member);
    };
  }

  /** What one signature is made from. */
  private final class Maker {
    private final TypeElement holder;
    private final Map<Element, String> variables = new LinkedHashMap<>();
    private final List<String> typeParameters = new ArrayList<>();
    private final List<AccessSignature.Parameter> parameters = new ArrayList<>();
    private final List<Integer> spelled = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private TypeText text = types;

    /** The member's own type variables, whose bounds the holder's supertypes may have changed. */
    private final Map<Element, TypeVariable> seen = new HashMap<>();

    /** Whether the receiver's type arguments matter to nothing: then javac need not infer them. */
    private boolean indifferent;

    Maker(TypeElement holder) {
      this.holder = holder;
    }

    /**
     * @param raw whether types are to be erased, type parameters and all
     */
    AccessSignature call(ExecutableElement member, boolean raw) {
      ExecutableType type = (ExecutableType) asWritten(seenFromHolder(member), raw);
      if (!raw) {
        type.getTypeVariables().forEach(variable -> seen.put(variable.asElement(), variable));
      }
      boolean creates = member.getKind() == ElementKind.CONSTRUCTOR;
      TypeElement created = creates ? (TypeElement) member.getEnclosingElement() : null;
      TypeMirror result = creates ? asWritten(created.asType(), raw) : type.getReturnType();
      List<TypeMirror> mentioned = new ArrayList<>(type.getParameterTypes());
      mentioned.add(result);
      // A private exception is thrown as the nearest one that can be named.
      type.getThrownTypes().stream()
          .filter(one -> one.getKind() == TypeKind.TYPEVAR)
          .forEach(mentioned::add);
      boolean hasReceiver = creates ? Names.isInner(created) : !Names.isStatic(member);
      List<Parameterizable> generic = new ArrayList<>();
      if (!raw) {
        if (hasReceiver || creates) {
          generic.addAll(around(creates ? created : holder));
        }
        generic.add(member);
      }
      boolean exact = declare(generic, mentioned, hasReceiver && !creates);
      member.getParameters().forEach(p -> taken.add(p.getSimpleName().toString()));
      if (hasReceiver) {
        TypeMirror receiver = creates ? created.getEnclosingElement().asType() : holder.asType();
        receiver(asWritten(receiver, raw), exact);
      }
      for (int i = 0; i < type.getParameterTypes().size(); i++) {
        String name = member.getParameters().get(i).getSimpleName().toString();
        parameter(name, type.getParameterTypes().get(i), i, exact);
      }
      String given = type(result, "R", AccessSignature.RESULT, exact);
      List<String> thrown = new ArrayList<>();
      for (int i = 0; i < type.getThrownTypes().size(); i++) {
        TypeMirror one = type.getThrownTypes().get(i);
        thrown.add(
            exact
                ? text.of(access.nearestVisible(one))
                : raw ? plainThrown(one) : spelledThrown(member.getThrownTypes().get(i), i));
      }
      return new AccessSignature(
          typeParameters,
          parameters,
          given,
          erased(result, exact),
          thrown.stream().distinct().toList(),
          member.isVarArgs() && !spelled.contains(member.getParameters().size() - 1),
          spelled);
    }

    /** What is captured comes behind the arguments. Nothing can be written as it is. */
    AccessSignature compiled(ExecutableElement constructor) {
      List<? extends VariableElement> arguments = constructor.getParameters();
      List<VariableElement> captured =
          compiledClasses.captured((TypeElement) constructor.getEnclosingElement());
      captured.forEach(variable -> taken.add(variable.getSimpleName().toString()));
      if (compiledClasses.haveReceiver((TypeElement) constructor.getEnclosingElement())) {
        receiver(source.host().asType(), false);
      }
      for (int i = 0; i < arguments.size(); i++) {
        String name = FreshNames.unlike(arguments.get(i).getSimpleName().toString(), taken);
        if (constructor.isVarArgs() && i == arguments.size() - 1) {
          // The last one is so for the user only.
          parameters.add(new AccessSignature.Parameter(name, spelled("V", i), types.object()));
        } else {
          parameter(name, arguments.get(i).asType(), i, false);
        }
      }
      for (VariableElement variable : captured) {
        String type = isPlain(variable.asType()) ? text.of(variable.asType()) : types.object();
        parameters.add(
            new AccessSignature.Parameter(
                variable.getSimpleName().toString(), type, erased(variable.asType(), false)));
      }
      return new AccessSignature(
          typeParameters,
          parameters,
          type(constructor.getEnclosingElement().asType(), "R", AccessSignature.RESULT, false),
          types.object(),
          constructor.getThrownTypes().stream().map(this::plainThrown).toList(),
          false,
          spelled);
    }

    private TypeMirror asWritten(TypeMirror type, boolean raw) {
      return raw ? source.types().erasure(type) : type;
    }

    /** Type parameters that can be thrown are gone with the others. */
    private String plainThrown(TypeMirror type) {
      return text.of(access.nearestVisible(source.types().erasure(type)));
    }

    /** What a type variable throws, only the call can tell. */
    private String spelledThrown(TypeMirror type, int index) {
      if (type.getKind() != TypeKind.TYPEVAR) {
        return plainThrown(type);
      }
      String name = "X" + (index == 0 ? "" : index + 1);
      typeParameters.add(name + " extends " + types.javaLang("Throwable"));
      spelled.add(AccessSignature.THROWN - index);
      return name;
    }

    AccessSignature field(VariableElement member, boolean writes) {
      TypeMirror type = seenFromHolder(member);
      boolean hasReceiver = !Names.isStatic(member);
      boolean exact = declare(hasReceiver ? around(holder) : List.of(), List.of(type), hasReceiver);
      String result = type(type, "R", writes ? 0 : AccessSignature.RESULT, exact);
      if (hasReceiver) {
        receiver(holder.asType(), exact);
      }
      if (writes) {
        String name = FreshNames.unlike("value", taken);
        parameters.add(new AccessSignature.Parameter(name, result, erased(type, exact)));
      }
      return new AccessSignature(
          typeParameters, parameters, result, erased(type, exact), List.of(), false, spelled);
    }

    AccessSignature outer(TypeElement type) {
      boolean exact = declare(around(holder), List.of(type.asType()), true);
      receiver(holder.asType(), exact);
      String result = type(type.asType(), "R", AccessSignature.RESULT, exact);
      return new AccessSignature(
          typeParameters,
          parameters,
          result,
          erased(type.asType(), exact),
          List.of(),
          false,
          spelled);
    }

    private TypeMirror seenFromHolder(Element member) {
      return member.getKind() == ElementKind.CONSTRUCTOR
          ? member.asType()
          : source.types().asMemberOf((DeclaredType) holder.asType(), member);
    }

    /**
     * The class and the instances around it: whatever has type parameters that can occur in a
     * member's types.
     */
    private List<Parameterizable> around(TypeElement type) {
      List<Parameterizable> all = new ArrayList<>();
      for (Element e = type; e instanceof TypeElement one; e = e.getEnclosingElement()) {
        all.add(0, one);
        if (!Names.isInner(one)) {
          break;
        }
      }
      return all;
    }

    /** Declares type parameters as they are, if every type can be written; if not, none. */
    private boolean declare(
        List<? extends Parameterizable> generic,
        List<? extends TypeMirror> mentioned,
        boolean receives) {
      boolean exact = mentioned.stream().allMatch(access::canWrite);
      exact &= !receives || access.canWrite(holder.asType());
      for (Parameterizable one : generic) {
        for (TypeParameterElement parameter : one.getTypeParameters()) {
          exact &= parameter.getBounds().stream().allMatch(access::canWrite);
        }
      }
      if (!exact) {
        return false;
      }
      indifferent = receives && !mentionsParametersOf(generic, mentioned);
      Set<String> names = new HashSet<>();
      for (Parameterizable one : generic) {
        if (indifferent && one instanceof TypeElement) {
          continue;
        }
        for (TypeParameterElement parameter : one.getTypeParameters()) {
          variables.put(parameter, FreshNames.unlike(parameter.getSimpleName().toString(), names));
        }
      }
      text = types.with(variables);
      variables.keySet().forEach(p -> typeParameters.add(declaration((TypeParameterElement) p)));
      return true;
    }

    private String declaration(TypeParameterElement parameter) {
      TypeVariable variable = seen.get(parameter);
      return variable == null ? text.declaration(parameter) : text.declaration(variable);
    }

    private boolean mentionsParametersOf(
        List<? extends Parameterizable> generic, List<? extends TypeMirror> mentioned) {
      Set<Element> parameters = new HashSet<>();
      List<TypeMirror> all = new ArrayList<>(mentioned);
      for (Parameterizable one : generic) {
        if (one instanceof TypeElement) {
          parameters.addAll(one.getTypeParameters());
        } else {
          one.getTypeParameters().forEach(p -> all.addAll(boundsOf(p)));
        }
      }
      return all.stream().anyMatch(type -> access.mentionsAny(type, parameters));
    }

    /** As the holder sees them. */
    private List<? extends TypeMirror> boundsOf(TypeParameterElement parameter) {
      TypeVariable variable = seen.get(parameter);
      return variable == null ? parameter.getBounds() : List.of(variable.getUpperBound());
    }

    private void receiver(TypeMirror type, boolean exact) {
      String name = FreshNames.unlike("self", taken);
      TypeMirror erased = source.types().erasure(type);
      if (access.canWrite(erased)) {
        String written = exact && !indifferent ? text.of(type) : types.unbounded(type);
        parameters.add(new AccessSignature.Parameter(name, written, text.ofClass(erased)));
      } else {
        parameters.add(new AccessSignature.Parameter(name, types.object(), types.object()));
      }
    }

    private void parameter(String name, TypeMirror type, int index, boolean exact) {
      String wish = "" + (char) ('A' + Math.min(index, 'Q' - 'A'));
      parameters.add(
          new AccessSignature.Parameter(name, type(type, wish, index, exact), erased(type, exact)));
    }

    private String type(TypeMirror type, String wish, int index, boolean exact) {
      if (type.getKind() == TypeKind.VOID) {
        return "void";
      }
      return exact || isPlain(type) ? text.of(type) : spelled(wish, index);
    }

    private String spelled(String wish, int index) {
      typeParameters.add(wish);
      spelled.add(index);
      return wish;
    }

    private String erased(TypeMirror type, boolean exact) {
      if (type.getKind() == TypeKind.VOID) {
        return "void";
      }
      return exact || isPlain(type) ? text.ofClass(source.types().erasure(type)) : types.object();
    }

    /**
     * Whether a type can be written wherever the type parameters of the member's class are not
     * known.
     */
    private boolean isPlain(TypeMirror type) {
      if (type instanceof ArrayType array) {
        return isPlain(array.getComponentType());
      }
      return type.getKind().isPrimitive() || access.isConstant(type);
    }
  }
}

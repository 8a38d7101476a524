package dev.pawl.processor.facade;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pawl.processor.AsyncMethod;
import javax.lang.model.element.Modifier;

/**
 * Writes a Task class for a method that doesn't compile, so that the facade, which exists by then,
 * gives no error of its own beside the user's. It can't come to run: the user's error fails the
 * build.
 */
public final class PlaceholderWriter {
  private static final ClassName STATE_MACHINE =
      ClassName.get("dev.pawl.generated", "StateMachine");
  private static final ClassName CONTEXT = ClassName.get("dev.pawl", "Context");

  private PlaceholderWriter() {}

  /** The text of the Task class. */
  public static String write(AsyncMethod method, FacadeSignature signature) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    signature.parameters().forEach(p -> constructor.addParameter(p.type(), p.name()));
    TypeSpec type =
        TypeSpec.classBuilder(method.taskClassName())
            .addModifiers(Modifier.FINAL)
            .addJavadoc("Stands in for {@code $L}, which doesn't compile.\n", method.methodName())
            .addTypeVariables(signature.typeVariables())
            .superclass(
                ParameterizedTypeName.get(
                    STATE_MACHINE, signature.resultType(), signature.thrownType()))
            .addMethod(constructor.build())
            .addMethod(overriding("advance", TypeName.BOOLEAN).addParameter(CONTEXT, "cx").build())
            .addMethod(overriding("result", signature.resultType()).build())
            .addMethod(
                overriding("describe", ClassName.get(String.class))
                    .addParameter(TypeName.INT, "state")
                    .build())
            .build();
    return JavaFile.builder(method.packageName(), type).indent("  ").build().toString();
  }

  private static MethodSpec.Builder overriding(String name, TypeName result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(result)
        .addStatement(
            "throw new $T($S)", IllegalStateException.class, "The method doesn't compile.");
  }
}

package dev.pawl.processor.testing;

import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A diagnostic with the message that it had when javac told it. javac makes messages anew from
 * classes that it may have put away by the time that somebody asks again.
 */
record Told(Diagnostic<? extends JavaFileObject> diagnostic, String message)
    implements Diagnostic<JavaFileObject> {
  static Told now(Diagnostic<? extends JavaFileObject> diagnostic) {
    return new Told(diagnostic, diagnostic.getMessage(Locale.ROOT));
  }

  @Override
  public Kind getKind() {
    return diagnostic.getKind();
  }

  @Override
  public JavaFileObject getSource() {
    return diagnostic.getSource();
  }

  @Override
  public long getPosition() {
    return diagnostic.getPosition();
  }

  @Override
  public long getStartPosition() {
    return diagnostic.getStartPosition();
  }

  @Override
  public long getEndPosition() {
    return diagnostic.getEndPosition();
  }

  @Override
  public long getLineNumber() {
    return diagnostic.getLineNumber();
  }

  @Override
  public long getColumnNumber() {
    return diagnostic.getColumnNumber();
  }

  @Override
  public String getCode() {
    return diagnostic.getCode();
  }

  @Override
  public String getMessage(Locale locale) {
    return message;
  }

  @Override
  public String toString() {
    return diagnostic.getSource() + ":" + diagnostic.getLineNumber() + ": " + message;
  }
}

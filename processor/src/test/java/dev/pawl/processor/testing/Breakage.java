package dev.pawl.processor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that goes wrong while a program is written. Each leaves a text without such a place as
 * it is.
 */
enum Breakage {
  TOKEN_LEFT_OUT {
    @Override
    String in(Source source, Random random) {
      return source.replaced(source.any(TOKEN, random), "");
    }
  },
  TOKEN_TYPED_TWICE {
    @Override
    String in(Source source, Random random) {
      Span token = source.any(TOKEN, random);
      return source.replaced(token, source.text(token) + " " + source.text(token));
    }
  },
  TOKEN_OF_ELSEWHERE {
    @Override
    String in(Source source, Random random) {
      return source.replaced(source.any(TOKEN, random), source.text(source.any(TOKEN, random)));
    }
  },
  WRONG_WORD {
    @Override
    String in(Source source, Random random) {
      return source.replaced(source.any(TOKEN, random), one(WORDS, random));
    }
  },
  LINE_LEFT_OUT {
    @Override
    String in(Source source, Random random) {
      return source.replaced(source.any(LINE, random), "");
    }
  },
  LINE_MOVED {
    @Override
    String in(Source source, Random random) {
      Span from = source.any(LINE, random);
      Span to = source.any(LINE, random);
      return source.inserted(to.start, source.text(from));
    }
  },
  IMPORT_MISSING {
    @Override
    String in(Source source, Random random) {
      return source.replaced(source.any(IMPORT, random), "");
    }
  },
  END_NOT_YET_WRITTEN {
    @Override
    String in(Source source, Random random) {
      String head = source.text.substring(0, source.any(TOKEN, random).end);
      long open = head.chars().filter(c -> c == '{').count();
      long closed = head.chars().filter(c -> c == '}').count();
      return head + "}".repeat((int) Math.max(0, open - closed - random.nextInt(2)));
    }
  },
  /** As an editor sees it between two keys. */
  HALF_A_STATEMENT {
    @Override
    String in(Source source, Random random) {
      return source.inserted(source.any(STATEMENT_END, random).end, one(HALVES, random) + "\n");
    }
  },
  BAD_STATEMENT {
    @Override
    String in(Source source, Random random) {
      return source.inserted(source.any(STATEMENT_END, random).end, one(BAD, random) + "\n");
    }
  },
  WRONG_TYPE {
    @Override
    String in(Source source, Random random) {
      return source.replaced(source.any(TYPE, random), one(TYPES, random));
    }
  },
  WRONG_NAME {
    @Override
    String in(Source source, Random random) {
      Span name = source.any(NAME, random);
      String wrong = random.nextBoolean() ? "missing" : source.text(source.any(NAME, random));
      return source.replaced(name, wrong);
    }
  },
  METHOD_TWICE {
    @Override
    String in(Source source, Random random) {
      Span method = source.block(source.any(METHOD, random));
      return source.inserted(method.end, "\n" + source.text(method));
    }
  },
  METHOD_WITHOUT_BODY {
    @Override
    String in(Source source, Random random) {
      Span head = source.any(METHOD, random);
      Span method = source.block(head);
      return source.replaced(new Span(head.end - 1, method.end), random.nextBoolean() ? ";" : "{}");
    }
  },
  WRONG_MODIFIER {
    @Override
    String in(Source source, Random random) {
      return source.inserted(source.any(METHOD, random).start, one(MODIFIERS, random) + " ");
    }
  },
  STATIC_LEFT_OUT {
    @Override
    String in(Source source, Random random) {
      return source.replaced(source.any(STATIC, random), "");
    }
  },
  MEMBER_OF_NO_USE {
    @Override
    String in(Source source, Random random) {
      return source.inserted(source.text.lastIndexOf('}'), one(MEMBERS, random) + "\n");
    }
  },
  HOST_INHERITS_WRONGLY {
    @Override
    String in(Source source, Random random) {
      Matcher host = Pattern.compile("\\bclass (\\w+)(?= \\{)").matcher(source.text);
      List<Span> all = new ArrayList<>();
      while (host.find()) all.add(new Span(host.start(), host.end()));
      if (all.isEmpty()) return source.text;
      Span head = all.get(random.nextInt(all.size()));
      String itself = source.text(head).substring("class ".length());
      String above =
          one(
              List.of(
                  "extends Missing",
                  "extends " + itself,
                  "extends String",
                  "implements Runnable",
                  "extends Object, Missing",
                  "<T extends Missing>",
                  "implements Comparable<int>",
                  "extends Exception implements dev.pawl.Task<Void, Void>"),
              random);
      return source.inserted(head.end, " " + above);
    }
  };

  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"\n]*\"|'[^'\n]*'|\\w+|[{}()\\[\\];,.<>=+\\-*/&|!?:]");
  private static final Pattern LINE = Pattern.compile("(?m)^.*\n");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*\n");
  private static final Pattern STATEMENT_END = Pattern.compile(";\n");
  private static final Pattern TYPE =
      Pattern.compile(
          "\\b(int|long|boolean|String|Integer|Object|void|List<\\w+>|Task<[^>]+>|var)\\b");
  private static final Pattern NAME = Pattern.compile("\\b[a-z]\\w*\\b(?!\\s*\\()");
  private static final Pattern METHOD =
      Pattern.compile("(?m)^  (?:@Async.*\n  )?(?:\\w+ )*[\\w<>\\[\\], ]+\\([^)]*\\)[^{;=]*\\{");
  private static final Pattern STATIC = Pattern.compile("\\bstatic ");

  private static final List<String> WORDS =
      List.of(
          "return",
          "break",
          "missing",
          "int",
          "1",
          "\"text\"",
          "throw",
          "await",
          "}",
          ")",
          "this",
          "super",
          "null",
          "yield",
          "new",
          "->",
          "::",
          "@Async",
          "async");
  private static final List<String> TYPES =
      List.of(
          "int",
          "String",
          "Missing",
          "List<int>",
          "Map<String>",
          "String<Integer>",
          "void",
          "boolean[]",
          "var",
          "T",
          "Comparable<?>",
          "Missing.Inner",
          "java.util.Missing",
          "List<Missing>",
          "Integer",
          "long",
          "?");
  private static final List<String> HALVES =
      List.of(
          "await(",
          "await().",
          "int half = ",
          "int half = await(",
          "String.",
          "if (",
          "if (true) {",
          "for (int i = 0; i <",
          "new ",
          "return await(",
          "return",
          "x ->",
          "switch (1) {",
          "case 1:",
          "try {",
          "\"not closed",
          "/* not closed",
          "'",
          "@",
          "@Async",
          "await(missing.",
          "this.",
          "for (var one : ",
          "case String s when",
          "record Half(",
          "class Half {",
          "while (await(",
          "throw",
          "assert",
          "var half = (",
          "await(() -> {",
          "Runnable r = () -> {",
          "do {",
          "synchronized (");
  private static final List<String> BAD =
      List.of(
          "await();",
          "await(1);",
          "await(null);",
          "await(missing());",
          "await(await);",
          "int bad = await(\"text\");",
          "String bad = 1;",
          "int bad = \"text\";",
          "return;",
          "return null;",
          "return 1;",
          "throw new java.io.IOException();",
          "throw null;",
          "while (true);",
          "for (;;) {}",
          "Thread.sleep(1);",
          "break;",
          "continue;",
          "break missing;",
          "yield 1;",
          "final int bad; bad++;",
          "int bad; bad++;",
          "final int twice = 1; twice = 2;",
          "int captured = 1; captured++; Runnable r = () -> System.out.println(captured);",
          "try { } catch (java.io.IOException e) { }",
          "try { int i = 1; } catch (Exception e) {} catch (RuntimeException e) {}",
          "this();",
          "super();",
          "missing:",
          "Object bad = new Missing();",
          "new Object() { int f() { return \"\"; } };",
          "class Bad extends Missing {}",
          "class Bad { int f() {} }",
          "var bad;",
          "var bad = null;",
          "var bad = () -> 1;",
          "java.util.List<int> bad = null;",
          "dev.pawl.Task.await(dev.pawl.Task.ready(1)).missing();",
          "int bad = dev.pawl.Task.await(dev.pawl.Task.ready(\"\"));",
          "dev.pawl.Task.async(1);",
          "dev.pawl.Task.async(() -> { return missing; });",
          "Runnable r = () -> await(null);",
          "synchronized (this) { await(null); }",
          "switch (1) { case 1: case 1: break; }",
          "Object o = switch (1) { case 1 -> 2; };",
          "if (1) {}",
          "1 + 1;",
          "int[] bad = {\"\"};",
          "try (Object bad = null) {}",
          "Object bad = (Runnable & String) null;",
          "String s = (String) 1;",
          "for (String s : 1) {}",
          "for (int i : java.util.List.of(\"\")) {}",
          "assert 1;",
          "throw \"text\";",
          "Object o = this; Object o = this;",
          "MissingAsync.f();",
          "int i = 1; { int i = 2; }",
          "while (false) { await(dev.pawl.Task.ready(1)); }",
          "int unreachable = 1; return; unreachable++;");
  private static final List<String> MODIFIERS =
      List.of(
          "static static",
          "abstract",
          "native",
          "private public",
          "@Missing",
          "@Async",
          "@Async(1)",
          "@Override",
          "synchronized",
          "final abstract",
          "default",
          "strictfp",
          "transient",
          "sealed",
          "<T>",
          "<T extends Missing>",
          "@dev.pawl.Async @dev.pawl.Async",
          "@SafeVarargs");
  private static final List<String> MEMBERS =
      List.of(
          "class One extends Two {} class Two extends One {}",
          "interface I extends I {}",
          "@dev.pawl.Async int f(",
          "@dev.pawl.Async",
          "@dev.pawl.Async Missing f() { return null; }",
          "@dev.pawl.Async void f(Missing m) {}",
          "@dev.pawl.Async void f() throws Missing {}",
          "@dev.pawl.Async void f() throws String {}",
          "@dev.pawl.Async <T extends Missing> void f(T t) {}",
          "@dev.pawl.Async int f;",
          "@dev.pawl.Async class C {}",
          "@dev.pawl.Async abstract void f();",
          "@dev.pawl.Async void f(int i, int i) {}",
          "@dev.pawl.Async void f(void v) {}",
          "@dev.pawl.Async void f(java.util.List<int> l) {}",
          "@dev.pawl.Async void f(String<Integer> s) {}",
          "@dev.pawl.Async f() {}",
          "@dev.pawl.Async int f() { }",
          "@dev.pawl.Async int f(int... a, int b) { return 1; }",
          "static { return; }",
          "{ missing(); }",
          "int missing = missing;",
          "enum E { A, A }",
          "record R(int x) { R { return; } }",
          "record R(Missing x) { @dev.pawl.Async int f() { return x; } }",
          "interface J { @dev.pawl.Async void f(); }",
          "sealed interface S permits Missing {}",
          "class Same {} class Same { @dev.pawl.Async void f() {} }",
          "int f() { return 1 }",
          "void f() { await(null) }",
          "@interface Q { @dev.pawl.Async int f(); }",
          "class G<T extends G<T, T>> { @dev.pawl.Async T f() { return null; } }",
          "class G<T, T> { @dev.pawl.Async void f() {} }",
          "class A$1 { @dev.pawl.Async void f() {} }");

  /** Where something stands in the text. */
  record Span(int start, int end) {}

  /** A program whose head, which says where it belongs, is left alone. */
  record Source(String text) {
    Span any(Pattern what, Random random) {
      int body = what == IMPORT ? 0 : text.indexOf('{') + 1;
      List<Span> all = new ArrayList<>();
      Matcher matcher = what.matcher(text);
      for (int at = body;
          at <= text.length() && matcher.find(at);
          at = Math.max(at + 1, matcher.end())) {
        all.add(new Span(matcher.start(), matcher.end()));
      }
      return all.isEmpty()
          ? new Span(text.length(), text.length())
          : all.get(random.nextInt(all.size()));
    }

    String text(Span span) {
      return text.substring(span.start, span.end);
    }

    String replaced(Span span, String by) {
      return text.substring(0, span.start) + by + text.substring(span.end);
    }

    String inserted(int at, String what) {
      return text.substring(0, Math.max(at, 0)) + what + text.substring(Math.max(at, 0));
    }

    /** From a head up to the brace that closes what it opens. */
    Span block(Span head) {
      int depth = 1;
      int at = head.end;
      for (; at < text.length() && depth > 0; at++) {
        if (text.charAt(at) == '{') depth++;
        if (text.charAt(at) == '}') depth--;
      }
      return new Span(head.start, at);
    }
  }

  abstract String in(Source source, Random random);

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}

package dev.pawl.processor.testing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;

/** How many bytes of bytecode the methods of compiled classes have (JVMS 4.7.3). */
public final class MethodSizes {
  private final DataInputStream in;
  private final Map<Integer, String> texts = new LinkedHashMap<>();

  private MethodSizes(byte[] file) {
    in = new DataInputStream(new ByteArrayInputStream(file));
  }

  /** The methods of all that becomes of a program, as {@code Class.method}. */
  public static Map<String, Integer> of(SourceFile program, Processor processor) {
    Compiled compiled = new Compilations().compile(List.of(program), processor, List.of());
    if (!compiled.errors().isEmpty()) throw new AssertionError(compiled.errors().toString());
    Map<String, Integer> sizes = new LinkedHashMap<>();
    compiled
        .classes()
        .forEach(
            (name, bytes) ->
                new MethodSizes(bytes)
                    .read()
                    .forEach((method, size) -> sizes.merge(name + "." + method, size, Math::max)));
    return sizes;
  }

  private Map<String, Integer> read() {
    try {
      in.skipNBytes(8);
      constants();
      in.skipNBytes(6);
      in.skipNBytes(2 * in.readUnsignedShort());
      members();
      return members();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void constants() throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // A long or double takes two numbers (JVMS 4.4.5).
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(4);
      }
    }
  }

  private Map<String, Integer> members() throws IOException {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      in.skipNBytes(2);
      String name = texts.get(in.readUnsignedShort());
      in.skipNBytes(2);
      for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
        boolean isCode = "Code".equals(texts.get(in.readUnsignedShort()));
        int length = in.readInt();
        if (isCode) {
          in.skipNBytes(4);
          sizes.merge(name, in.readInt(), Math::max);
          length -= 8;
        }
        in.skipNBytes(length);
      }
    }
    return sizes;
  }
}

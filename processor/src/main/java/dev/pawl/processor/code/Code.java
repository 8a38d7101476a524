package dev.pawl.processor.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Source text with open places: an expression, a statement or a part of one. Its first line starts
 * at column zero, however far it was indented in the user's file.
 *
 * @param pieces the parts in their order
 */
public record Code(List<Piece> pieces) {
  public Code {
    pieces = List.copyOf(pieces);
  }

  /** Code that is nothing but text. */
  public static Code text(String text) {
    return new Code(List.of(new Piece.Text(text)));
  }

  /** The value of a variable. */
  public static Code use(Variable variable) {
    return new Code(List.of(new Piece.Use(variable)));
  }

  /** The left side of an assignment to a variable. */
  public static Code assign(Variable variable) {
    return new Code(List.of(new Piece.Assign(variable)));
  }

  /**
   * Code put together from parts.
   *
   * @param parts strings, pieces, variables (which are read) and other code
   */
  public static Code of(Object... parts) {
    List<Piece> pieces = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Code code) {
        pieces.addAll(code.pieces);
      } else if (part instanceof Piece piece) {
        pieces.add(piece);
      } else if (part instanceof Variable variable) {
        pieces.add(new Piece.Use(variable));
      } else {
        pieces.add(new Piece.Text((String) part));
      }
    }
    return new Code(pieces);
  }

  /** This code with {@code separator} between its parts. */
  public static Code join(String separator, List<Code> parts) {
    List<Object> all = new ArrayList<>();
    for (Code part : parts) {
      if (!all.isEmpty()) {
        all.add(separator);
      }
      all.add(part);
    }
    return of(all.toArray());
  }

  /** All pieces, with those of returned values in place of the {@code return}. */
  public Stream<Piece> flattened() {
    return pieces.stream()
        .flatMap(
            piece ->
                piece instanceof Piece.Return exit
                    ? Stream.concat(
                        Stream.of(piece), exit.value().stream().flatMap(Code::flattened))
                    : Stream.of(piece));
  }

  /** The text, if all of it is text: what a constant or a type is. */
  public Optional<String> plainText() {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (!(piece instanceof Piece.Text part)) {
        return Optional.empty();
      }
      text.append(part.text());
    }
    return Optional.of(text.toString());
  }

  /** The code as text for tests and people: variables by their wished names. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(show(piece));
    }
    return text.toString();
  }

  private static String show(Piece piece) {
    if (piece instanceof Piece.Text text) {
      return text.text();
    } else if (piece instanceof Piece.Verbatim text) {
      return text.text();
    } else if (piece instanceof Piece.Use use) {
      return use.variable().name();
    } else if (piece instanceof Piece.Update update) {
      return update.variable().name();
    } else if (piece instanceof Piece.Assign assign) {
      return assign.variable().name();
    } else if (piece instanceof Piece.Capture capture) {
      return capture.variable().name();
    } else if (piece instanceof Piece.Declare declare) {
      return declare.declaration();
    } else if (piece instanceof Piece.Bind bind) {
      return bind.prefix() + bind.variable().name();
    } else if (piece instanceof Piece.Erased erased) {
      return erased.text();
    } else if (piece instanceof Piece.Leave leave) {
      return "→ " + leave.target() + ";";
    } else if (piece instanceof Piece.Return exit) {
      return "return" + exit.value().map(value -> " " + value).orElse("") + ";";
    }
    return "";
  }
}

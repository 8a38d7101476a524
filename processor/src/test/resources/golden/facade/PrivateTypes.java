package golden;

import dev.pawl.Async;
import java.io.IOException;
import java.util.List;

/** Classes that only their host can name. */
class PrivateTypes {
  private static class Secret<U> {
    @Async
    Secret<U> isNotNameable(List<? extends Secret<U>> a, Secret<String> b, Secret<U>[] c) {
      return this;
    }
  }

  private abstract static class SecretList implements List<SecretList>, Comparable<SecretList> {
    @Async
    static SecretList[] boundMentionsItself() {
      return null;
    }

    @Async
    static void onlyAsParameter(SecretList a, SecretException b) throws SecretException {}
  }

  private static class SecretException extends IOException {
    private static final long serialVersionUID = 1;
  }
}

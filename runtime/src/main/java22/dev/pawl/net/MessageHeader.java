package dev.pawl.net;

/*
 *   struct mmsghdr, 64 bits            struct iovec        struct cmsghdr
 *    0  msg_name        8              0  iov_base  8       0  cmsg_len    8
 *    8  msg_namelen     4 (+4)         8  iov_len   8       8  cmsg_level  4
 *   16  msg_iov         8                                  12  cmsg_type   4
 *   24  msg_iovlen      8                                  16  the data
 *   32  msg_control     8
 *   40  msg_controllen  8
 *   48  msg_flags       4 (+4)
 *   56  msg_len         4 (+4)
 */
/** Where the fields are of the structures that {@code recvmmsg} and {@code sendmmsg} take. */
final class MessageHeader {
  static final int NAME = 0;
  static final int NAME_LENGTH = 8;
  static final int VECTOR = 16;
  static final int VECTOR_LENGTH = 24;
  static final int CONTROL = 32;
  static final int CONTROL_LENGTH = 40;
  static final int LENGTH = 56;
  static final int SIZE = 64;

  static final int BASE = 0;
  static final int BASE_LENGTH = 8;
  static final int VECTOR_SIZE = 16;

  static final int CONTROL_LEVEL = 8;
  static final int CONTROL_TYPE = 12;
  static final int CONTROL_DATA = 16;

  private MessageHeader() {}
}

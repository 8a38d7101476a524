/**
 * A chat server for {@code nc}. Read {@link dev.pawl.demo.chat.ChatServer} first: one task accepts,
 * and each member has one that listens and one that delivers. {@code Room} knows who is there, and
 * {@code Member} is where the lines for one of them wait.
 */
package dev.pawl.demo.chat;

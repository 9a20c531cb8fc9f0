package redress.platform.messages.toy;

/** Pour the cup; what the note says decides how it goes. */
public record PourTea(String orderId, int number, String note) {}

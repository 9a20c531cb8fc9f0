package redress.tools.play;

/**
 * A row that was not used, or not as it stands.
 *
 * @param place file and line: {@code orders.csv:17}
 * @param id what the row is about: the order's or the review's id of the file
 * @param reason the kind of edge, for counting: {@code "no item rows"}
 * @param used whether it was played all the same
 * @param what what was done, or why nothing could be
 */
record Remark(String place, String id, String reason, boolean used, String what) {}

// The print worker: draws papers in a thread of its own, so that pages keep answering while a batch prints.
// It gets plain data and gives bytes back; it knows no database and no keys. Bytes are copied on the way: only the
// outermost value of an answer can be moved, and a copy of a few megabytes costs a millisecond.
export { drawEach, drawTogether, warmPapers } from "~/areas/certificates/draw-papers.server";

//! Archives: strict readers and the parallel writer.

//! Tests of the archive layer as a whole.

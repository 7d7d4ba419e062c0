//! Catalog: what exists in the world; parses, never fetches (I1).

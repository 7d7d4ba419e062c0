//! Catalog: what exists in the world; parses, never fetches (I1).

pub mod goproxy;
pub mod services;

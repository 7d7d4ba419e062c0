//! What the build packed.

use flate2::read::DeflateDecoder;
use std::io::{self, Read as _};

/// The bytes that were deflated.
pub(crate) fn inflated(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(packed).read_to_end(&mut bytes)?;
    Ok(bytes)
}

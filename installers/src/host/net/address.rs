//! Addresses that can be asked, and how they are shown.

use super::error::NetError;
use super::{Net, Reach};
use crate::catalog::goproxy::redact;
use url::Url;

/// An address as people may see it: without user name, password, query and fragment.
///
/// Text that is no address is shown from its last `@` on: what stands before may be a password.
#[must_use]
pub fn redacted(url: &str) -> String {
    Url::parse(url)
        .map_or_else(|_| url.rsplit('@').next().unwrap_or_default().to_owned(), |parsed| redact(&parsed))
}

impl Net {
    /// An address we can ask, or why not; offline, everything but files is refused here.
    pub(super) fn address(&self, text: &str) -> Result<Url, NetError> {
        let refused = |reason: String| NetError::Address { url: redacted(text), reason };
        let url = Url::parse(text).map_err(|error| refused(error.to_string()))?;
        match url.scheme() {
            "https" | "http" if self.settings.reach == Reach::Offline => {
                Err(NetError::Offline { url: redact(&url) })
            }
            "https" | "http" | "file" => Ok(url),
            _ => Err(refused("only https, http and file are known".to_owned())),
        }
    }
}

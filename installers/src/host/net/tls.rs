//! TLS: the system's authorities and, if named, a file of more.

use super::error::NetError;
use crate::host::fs;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;
use std::path::Path;
use std::sync::Arc;

/// Whether there is anybody who could vouch for a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Authorities {
    Found,
    /// None on this machine and none named: https will fail, plain connections work.
    None,
}

/// The configuration of every connection, with the ring provider passed by hand: no process-wide default is set (I3).
///
/// On Linux the system's authorities are read anew each time, from where OpenSSL's programs look for them.
pub(super) fn config(ca_file: Option<&Path>) -> Result<(ClientConfig, Authorities), NetError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| NetError::Client { reason: error.to_string() })?;
    let extra = ca_file.map(authorities_in).transpose()?.unwrap_or_default();
    match (Verifier::new_with_extra_roots(extra, provider), ca_file) {
        (Ok(verifier), _) => {
            let builder = builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier));
            Ok((builder.with_no_client_auth(), Authorities::Found))
        }
        (Err(error), Some(path)) => {
            Err(NetError::CaFile { path: path.to_owned(), reason: error.to_string() })
        }
        (Err(_), None) => {
            let builder = builder.with_root_certificates(RootCertStore::empty());
            Ok((builder.with_no_client_auth(), Authorities::None))
        }
    }
}

fn authorities_in(path: &Path) -> Result<Vec<CertificateDer<'static>>, NetError> {
    let unusable = |reason: String| NetError::CaFile { path: path.to_owned(), reason };
    let text = fs::read(path).map_err(|error| unusable(error.source.to_string()))?;
    let found = CertificateDer::pem_slice_iter(&text)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| unusable(error.to_string()))?;
    if found.is_empty() { Err(unusable("no PEM certificate in it".to_owned())) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_file_that_holds_none_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ca.pem");
        for text in ["", "hello", "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n"] {
            std::fs::write(&path, text).unwrap();
            let error = config(Some(&path)).unwrap_err();
            assert!(matches!(&error, NetError::CaFile { path: named, .. } if *named == path), "{error}");
        }
        assert!(config(Some(&dir.path().join("absent.pem"))).is_err());
    }
}

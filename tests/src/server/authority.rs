//! A certificate authority that nobody but the test trusts.

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A certificate authority.
pub struct TestAuthority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

/// When a certificate is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Now.
    Current,
    /// Until 2001.
    Expired,
    /// From 2090 on.
    NotYet,
}

impl TestAuthority {
    /// A new authority with a new key.
    #[must_use]
    pub fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        params.distinguished_name.push(rcgen::DnType::CommonName, "GoReady test authority");
        (params.not_before, params.not_after) = (date_time_ymd(1999, 1, 1), date_time_ymd(2100, 1, 1));
        let key = KeyPair::generate().expect("a key for the test authority");
        let issuer = CertifiedIssuer::self_signed(params, key).expect("a certificate for the test authority");
        Self { issuer }
    }

    /// Its own certificate, for `--ca-file`.
    #[must_use]
    pub fn pem(&self) -> String {
        self.issuer.pem()
    }

    /// Writes [`TestAuthority::pem`] into `dir`.
    #[must_use]
    pub fn pem_file(&self, dir: &Path) -> PathBuf {
        let path = dir.join("test-authority.pem");
        std::fs::write(&path, self.pem()).expect("a writable directory for the test authority");
        path
    }

    pub(super) fn server_config(&self, names: &[&str], validity: Validity) -> Arc<ServerConfig> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut params = CertificateParams::new(names).expect("names that a certificate can have");
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        (params.not_before, params.not_after) = match validity {
            Validity::Current => (date_time_ymd(2000, 1, 1), date_time_ymd(2099, 1, 1)),
            Validity::Expired => (date_time_ymd(2000, 1, 1), date_time_ymd(2001, 1, 1)),
            Validity::NotYet => (date_time_ymd(2090, 1, 1), date_time_ymd(2099, 1, 1)),
        };
        let key = KeyPair::generate().expect("a key for the test server");
        let certificate = params.signed_by(&key, &self.issuer).expect("a certificate for the test server");
        let chain: Vec<CertificateDer<'static>> = vec![certificate.der().clone()];
        let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key in PKCS 8");
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("protocol versions that ring knows")
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .expect("a key that fits its certificate");
        Arc::new(config)
    }
}

impl Default for TestAuthority {
    fn default() -> Self {
        Self::new()
    }
}

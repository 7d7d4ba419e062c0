//! Recorded answers, and answers altered on the way.

use goready_installers::error::Class;
use goready_installers::trust::{SourceFailure, TileSource};
use std::cell::RefCell;
use std::path::PathBuf;

/// Where the recorded things are.
pub(crate) fn testdata() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("testdata/trust")
}

/// Go's checksum database as it was recorded.
pub(crate) struct Recorded;

impl TileSource for Recorded {
    fn get(&self, path: &str) -> Result<Vec<u8>, SourceFailure> {
        let file = testdata().join("sumdb").join(path.trim_start_matches('/'));
        std::fs::read(file).map_err(|error| SourceFailure {
            path: path.to_owned(),
            message: error.to_string(),
            class: Class::NotFound,
        })
    }
}

/// The two heads of the same log that others published earlier; size, root, signature.
const EARLIER_HEADS: [(u64, &str, &str); 2] = [
    (
        28_905_453,
        "f3f8U0MoQmXkWAgAEKDtXcaI3c2y6N9+55KNSRefF/w=",
        "Az3grr4J9x4SApup87osjthKONInbYdbN37ZskrLF12HIbhDuxOBTzt8Z2jUKbCvxYWrw0yNgshddOzt7pZEl7aSCw8=",
    ),
    (
        28_891_140,
        "++pUIeKTwGvykMUkmM3AT97PwQipMT6H/p7t86E0Sp0=",
        "Az3grqNvOILDz7xwAKugtVFZwd+I9IyB/mHrUYzcVaS9zKsRVdRLNGLFpnAcLhyoBBkdIYEzK/+7Eu4wanYttLrPsQo=",
    ),
];

/// Their notes.
pub(crate) fn earlier_notes() -> [String; 2] {
    EARLIER_HEADS.map(|(size, root, signature)| {
        format!("go.sum database tree\n{size}\n{root}\n\n— sum.golang.org {signature}\n")
    })
}

type Alter<'a> = Box<dyn Fn(&str, Vec<u8>) -> Vec<u8> + 'a>;

/// Answers of another source, altered; it also remembers what was asked.
pub(crate) struct Between<'a> {
    source: &'a dyn TileSource,
    alter: Alter<'a>,
    asked: RefCell<Vec<String>>,
}

impl<'a> Between<'a> {
    pub(crate) fn honest(source: &'a dyn TileSource) -> Self {
        Self::altering(source, |_, bytes| bytes)
    }

    pub(crate) fn altering(
        source: &'a dyn TileSource,
        alter: impl Fn(&str, Vec<u8>) -> Vec<u8> + 'a,
    ) -> Self {
        Self { source, alter: Box::new(alter), asked: RefCell::default() }
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.borrow().clone()
    }
}

impl TileSource for Between<'_> {
    fn get(&self, path: &str) -> Result<Vec<u8>, SourceFailure> {
        self.asked.borrow_mut().push(path.to_owned());
        Ok((self.alter)(path, self.source.get(path)?))
    }
}

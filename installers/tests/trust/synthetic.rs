//! A log of our own, computed plainly from RFC 6962's definitions, without any of the engine's arithmetic.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey};
use goready_installers::error::Class;
use goready_installers::trust::tlog::LogHash;
use goready_installers::trust::{Sha256Sum, SourceFailure, SumDb, TileSource};

/// Whether tiles that are incomplete in the newest tree are all that is served, or earlier incomplete ones as well.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeps {
    EveryWidth,
    NewestWidth,
}

/// Records, and all complete subtrees over them, by height.
#[derive(Clone)]
pub(crate) struct Log {
    pub(crate) records: Vec<String>,
    levels: Vec<Vec<LogHash>>,
    keeps: Keeps,
}

impl Log {
    pub(crate) fn of(records: Vec<String>, keeps: Keeps) -> Self {
        let mut levels =
            vec![records.iter().map(|text| LogHash::of_record(text.as_bytes())).collect::<Vec<_>>()];
        while levels.last().unwrap().len() > 1 {
            let pairs = levels.last().unwrap().chunks_exact(2);
            levels.push(pairs.map(|pair| LogHash::of_pair(pair[0], pair[1])).collect());
        }
        Self { records, levels, keeps }
    }

    pub(crate) fn numbered(size: usize) -> Self {
        Self::of((0..size).map(|n| format!("example.com/m v0.0.{n} h1:x\n")).collect(), Keeps::EveryWidth)
    }

    /// The log as it was when it had `size` records.
    pub(crate) fn first(&self, size: usize) -> Self {
        let levels = self.levels.iter().enumerate().map(|(level, hashes)| hashes[..size >> level].to_vec());
        let levels = levels.filter(|hashes| !hashes.is_empty()).collect();
        Self { records: self.records[..size].to_vec(), levels, keeps: self.keeps }
    }

    pub(crate) fn leaf(&self, record: usize) -> LogHash {
        self.levels[0][record]
    }

    pub(crate) fn keeping(self, keeps: Keeps) -> Self {
        Self { keeps, ..self }
    }

    /// The root over the first records, from the complete subtrees.
    pub(crate) fn root_at(&self, size: usize) -> LogHash {
        let mut root = None;
        for (level, hashes) in self.levels.iter().enumerate().filter(|(level, _)| size >> level & 1 == 1) {
            let left = hashes[(size >> level) - 1];
            root = Some(root.map_or(left, |right| LogHash::of_pair(left, right)));
        }
        root.unwrap_or_else(LogHash::of_nothing)
    }

    /// RFC 6962's MTH, by its recursive definition.
    pub(crate) fn root_by_definition(&self, size: usize) -> LogHash {
        fn mth(leaves: &[LogHash]) -> LogHash {
            match leaves {
                [] => LogHash::of_nothing(),
                [leaf] => *leaf,
                more => {
                    let mut k = 1;
                    while k * 2 < more.len() {
                        k *= 2;
                    }
                    LogHash::of_pair(mth(&more[..k]), mth(&more[k..]))
                }
            }
        }
        mth(&self.levels[0][..size])
    }

    fn tile(&self, path: &str) -> Option<Vec<u8>> {
        let (level, rest) = path.strip_prefix("/tile/8/")?.split_once('/')?;
        let (place, width) = match rest.split_once(".p/") {
            Some((place, width)) => (place, width.parse().ok()?),
            None => (rest, 256),
        };
        let index: usize = place.replace(['/', 'x'], "").parse().ok()?;
        let hashes = self.levels.get(8 * level.parse::<usize>().ok()?)?;
        let end = index * 256 + width;
        let is_newest = end == hashes.len() || width == 256;
        let known = end <= hashes.len() && (self.keeps == Keeps::EveryWidth || is_newest);
        known.then(|| hashes[index * 256..end].iter().flat_map(|hash| hash.0).collect())
    }
}

impl TileSource for Log {
    fn get(&self, path: &str) -> Result<Vec<u8>, SourceFailure> {
        self.tile(path).ok_or_else(|| missing(path))
    }
}

pub(crate) fn missing(path: &str) -> SourceFailure {
    SourceFailure { path: path.to_owned(), message: "404".to_owned(), class: Class::NotFound }
}

/// A key that signs heads and lookups under a name.
pub(crate) struct Signer {
    name: String,
    key: SigningKey,
}

impl Signer {
    pub(crate) fn new(name: &str, seed: u8) -> Self {
        Self { name: name.to_owned(), key: SigningKey::from_bytes(&[seed; 32]) }
    }

    fn public(&self) -> Vec<u8> {
        [&[1][..], self.key.verifying_key().as_bytes()].concat()
    }

    fn hash(&self) -> [u8; 4] {
        let text = [self.name.as_bytes(), b"\n", &self.public()].concat();
        *Sha256Sum::of(&text).0.first_chunk().unwrap()
    }

    pub(crate) fn verifier(&self) -> String {
        let hash = u32::from_be_bytes(self.hash());
        format!("{}+{hash:08x}+{}", self.name, STANDARD.encode(self.public()))
    }

    pub(crate) fn database(&self) -> SumDb {
        SumDb::from_key(&self.verifier()).unwrap()
    }

    /// The signature line for a text.
    pub(crate) fn line(&self, text: &str) -> String {
        let signature = self.key.sign(text.as_bytes()).to_bytes();
        format!("— {} {}\n", self.name, STANDARD.encode([&self.hash()[..], &signature].concat()))
    }

    pub(crate) fn note(&self, text: &str) -> String {
        format!("{text}\n{}", self.line(text))
    }

    pub(crate) fn head(&self, size: usize, root: LogHash) -> String {
        self.note(&format!("go.sum database tree\n{size}\n{root}\n"))
    }
}

/// A log that answers lookups of its records with a signed head of `size`.
pub(crate) struct Served<'a> {
    pub(crate) signer: &'a Signer,
    pub(crate) log: &'a Log,
    pub(crate) size: usize,
}

impl TileSource for Served<'_> {
    fn get(&self, path: &str) -> Result<Vec<u8>, SourceFailure> {
        let Some(name) = path.strip_prefix("/lookup/") else { return self.log.get(path) };
        let (module, version) = name.split_once('@').unwrap();
        let line = format!("{module} {version} ");
        let record = self.log.records.iter().position(|text| text.starts_with(&line));
        let record = record.ok_or_else(|| missing(path))?;
        let head = self.signer.head(self.size, self.log.root_at(self.size));
        Ok(format!("{record}\n{}\n{head}", self.log.records[record]).into_bytes())
    }
}

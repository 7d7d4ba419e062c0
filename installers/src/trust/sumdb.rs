//! The checksum database: which bytes every user of Go gets for a module version.
//!
//! An answer to a lookup is not believed because it was signed alone: the record must be in the signed tree (tiles
//! prove it), and the tree must continue the one that was seen in an earlier run, so that the database cannot tell one
//! user something else than all others without leaving a proof of it (<https://go.dev/ref/mod#checksum-database>).

use super::anchor::Anchor;
use super::digest::excerpt;
use super::error::TrustError;
use super::h1::H1;
use super::note::Verifier;
use super::source::LIMIT_BYTES;
use super::tlog::proof::TreeProof;
use super::tlog::tree::SignedTree;
use super::tlog::{LIMIT_RECORDS, LogHash};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::source::TileSource;

/// The module whose versions are Go toolchains.
const TOOLCHAIN_MODULE: &str = "golang.org/toolchain";
/// The hash of the one line `module golang.org/toolchain`, the `go.mod` that cmd/distpack gives every toolchain.
const TOOLCHAIN_GO_MOD: &str = "h1:8wlg68NqwW7eMnI1aABk/C2pDYXj8mrMY4TyRfiLeS0=";
/// What the text of a tree head begins with.
const HEAD_TITLE: &str = "go.sum database tree";

/// A checksum database, known by its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumDb {
    verifier: Verifier,
}

/// A signed statement of a database: it had so many records, with this root.
///
/// It is kept between runs with the note that was signed, and read again through [`SumDb::lookup`], which verifies
/// that note: a head from a file is no more believed than one from the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TreeHead {
    size: u64,
    root: LogHash,
    note: String,
}

impl TreeHead {
    /// How many records the tree has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hash over all of them.
    #[must_use]
    pub fn root(&self) -> LogHash {
        self.root
    }

    /// The note that was signed, with its signatures.
    #[must_use]
    pub fn note(&self) -> &str {
        &self.note
    }
}

/// What the database says about a module version, proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SumRecord {
    /// The database's name.
    pub database: String,
    /// The record's number in the log.
    pub id: u64,
    /// The hash of the module's files.
    pub h1: H1,
    /// The hash of its `go.mod`.
    pub go_mod_h1: H1,
    /// Why the database's key is believed.
    pub anchor: Anchor,
    /// The newest head seen: keep it, and give it to the next lookup.
    pub head: TreeHead,
}

/// Two heads that a database signed and that contradict each other: what it told one user, it hid from another.
///
/// The heads' signatures, and the proof, which leads from `found` to the newer root, convince anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fork {
    /// The head of the smaller tree.
    pub older: TreeHead,
    /// The head of the larger tree.
    pub newer: TreeHead,
    /// The root that the newer tree had at the older one's size.
    pub found: LogHash,
    /// That it had it; none where both trees have the same size, and the heads alone are proof enough.
    pub proof: Option<TreeProof>,
}

impl SumDb {
    /// The database that Go itself asks, by the key that Go itself pins (`cmd/go/internal/modfetch/key.go`).
    ///
    /// Its other name and addresses serve the same log under the same key.
    #[must_use]
    pub fn golang() -> Self {
        #[expect(
            clippy::expect_used,
            clippy::missing_panics_doc,
            reason = "the key is a file of this repository, and a test reads it"
        )]
        let verifier = golang_key().parse().expect("the pinned database key is well formed");
        Self { verifier }
    }

    /// A database of the person's own or of a test, by its key `NAME+HASH+KEY`: evidence from it says so.
    pub fn from_key(key: &str) -> Result<Self, TrustError> {
        Ok(Self { verifier: key.parse()? })
    }

    /// The name that it signs with.
    #[must_use]
    pub fn name(&self) -> &str {
        self.verifier.name()
    }

    /// The key, as [`SumDb::from_key`] reads it.
    #[must_use]
    pub fn key(&self) -> String {
        self.verifier.to_string()
    }

    /// Why its key is believed: built in for the one that Go itself asks, however it was named.
    #[must_use]
    pub fn anchor(&self) -> Anchor {
        if *self == Self::golang() { Anchor::BuiltIn } else { Anchor::Named { name: self.key() } }
    }

    /// What the database holds about a module version.
    ///
    /// `stored` is the head that an earlier lookup returned; none only where there never was one. Asks for the record,
    /// and for up to two dozen tiles of at most 8 KiB.
    pub fn lookup(
        &self,
        source: &dyn TileSource,
        module: &str,
        version: &str,
        stored: Option<&TreeHead>,
    ) -> Result<SumRecord, TrustError> {
        let path = lookup_path(module, version)?;
        let answer = source.get(&path)?;
        if answer.len() > LIMIT_BYTES {
            return Err(TrustError::ReplyTooLong { path, limit_bytes: LIMIT_BYTES });
        }
        let reply = Reply::parse(&answer, &path)?;
        let head = self.open_head(reply.note, &path)?;
        let (head, mut tree) = self.newest(source, head, stored)?;
        let proof = tree.record_proof(reply.id)?;
        proof.require(LogHash::of_record(reply.record.as_bytes()), head.root)?;
        let (h1, go_mod_h1) = reply.hashes(module, version)?;
        if module == TOOLCHAIN_MODULE && go_mod_h1.to_string() != TOOLCHAIN_GO_MOD {
            return Err(TrustError::ToolchainGoMod { version: excerpt(version), found: go_mod_h1 });
        }
        Ok(SumRecord {
            database: self.name().to_owned(),
            id: reply.id,
            h1,
            go_mod_h1,
            anchor: self.anchor(),
            head,
        })
    }

    /// Reads a signed tree head; `origin` (a path or file) names it in errors.
    pub fn open_head(&self, note: &str, origin: &str) -> Result<TreeHead, TrustError> {
        let text = self.verifier.open(note.as_bytes(), origin)?;
        let error = |reason| TrustError::ReplySyntax { path: origin.to_owned(), reason };
        // Lines after the third are allowed and mean nothing yet.
        let mut lines = text.lines();
        if lines.next() != Some(HEAD_TITLE) {
            return Err(error("not a tree head"));
        }
        let size = lines.next().and_then(decimal).ok_or_else(|| error("no tree size"))?;
        let root = lines.next().and_then(|line| line.parse().ok()).ok_or_else(|| error("no root hash"))?;
        if size > LIMIT_RECORDS {
            return Err(error("tree size beyond belief"));
        }
        Ok(TreeHead { size, root, note: note.to_owned() })
    }

    /// The larger of both heads, after proving that the smaller one is its beginning.
    fn newest<'source>(
        &self,
        source: &'source dyn TileSource,
        answered: TreeHead,
        stored: Option<&TreeHead>,
    ) -> Result<(TreeHead, SignedTree<'source>), TrustError> {
        let Some(stored) = stored else {
            let tree = SignedTree::new(source, answered.size, answered.root);
            return Ok((answered, tree));
        };
        let stored = self.reopen(stored)?;
        let (older, newer) =
            if answered.size < stored.size { (answered, stored) } else { (stored, answered) };
        let mut tree = SignedTree::new(source, newer.size, newer.root);
        let same_size = older.size == newer.size;
        let found = if same_size { newer.root } else { tree.root_at(older.size)? };
        if found == older.root {
            return Ok((newer, tree));
        }
        let proof = if same_size { None } else { Some(tree.tree_proof(older.size)?) };
        let fork = Box::new(Fork { older, newer, found, proof });
        Err(TrustError::Fork { name: self.name().to_owned(), fork })
    }

    /// A head from an earlier run, verified again.
    fn reopen(&self, stored: &TreeHead) -> Result<TreeHead, TrustError> {
        let origin = "stored tree head";
        let refused = |source| TrustError::StoredHead { source: Box::new(source) };
        let head = self.open_head(&stored.note, origin).map_err(refused)?;
        if head == *stored {
            Ok(head)
        } else {
            let reason = "size or root are not those of the signed note";
            Err(refused(TrustError::ReplySyntax { path: origin.to_owned(), reason }))
        }
    }
}

/// The key in `assets/data/keys`, without the comment lines in front of it.
fn golang_key() -> &'static str {
    let file = include_str!("../../../assets/data/keys/golang_checksum_database.txt");
    file.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default()
}

/// An answer to a lookup: number, record, signed head. Nothing in it is believed yet.
struct Reply<'answer> {
    id: u64,
    record: &'answer str,
    note: &'answer str,
}

impl<'answer> Reply<'answer> {
    fn parse(answer: &'answer [u8], path: &str) -> Result<Self, TrustError> {
        let error = |reason| TrustError::ReplySyntax { path: path.to_owned(), reason };
        let text = std::str::from_utf8(answer).ok().ok_or_else(|| error("not UTF-8"))?;
        let (id, rest) = text.split_once('\n').ok_or_else(|| error("not a record"))?;
        let id = decimal(id).ok_or_else(|| error("no record number"))?;
        let blank = rest.find("\n\n").ok_or_else(|| error("no tree head after the record"))?;
        let (record, rest) = rest.split_at(blank + 1);
        let note = rest.strip_prefix('\n').unwrap_or_default();
        Ok(Self { id, record, note })
    }

    /// The hashes of files and `go.mod`: the record has one line for each and none about anything else.
    fn hashes(&self, module: &str, version: &str) -> Result<(H1, H1), TrustError> {
        let elsewhere = || TrustError::RecordElsewhere {
            record: self.id,
            module: excerpt(module),
            version: excerpt(version),
        };
        let (mut files, mut go_mod) = (None, None);
        for line in self.record.lines() {
            let rest = line.strip_prefix(module).and_then(|rest| rest.strip_prefix(' '));
            let rest = rest.and_then(|rest| rest.strip_prefix(version)).ok_or_else(elsewhere)?;
            let (slot, hash) = match rest.strip_prefix("/go.mod ") {
                Some(hash) => (&mut go_mod, hash),
                None => (&mut files, rest.strip_prefix(' ').ok_or_else(elsewhere)?),
            };
            let h1: H1 = hash.parse().ok().ok_or_else(elsewhere)?;
            if slot.replace(h1).is_some() {
                return Err(elsewhere());
            }
        }
        files.zip(go_mod).ok_or_else(elsewhere)
    }
}

/// Digits without sign and leading zero.
fn decimal(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number: &u64| number.to_string() == text)
}

/// `/lookup/MODULE@VERSION`, where `!a` stands for `A` so that paths survive file systems that do not tell case.
fn lookup_path(module: &str, version: &str) -> Result<String, TrustError> {
    let plain = |text: &str, more: &[u8]| {
        !text.is_empty()
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b) || more.contains(&b))
    };
    let is_module = module
        .split('/')
        .all(|element| plain(element, b"") && !element.starts_with('.') && !element.ends_with('.'));
    if !is_module || !plain(version, b"+") || !version.starts_with('v') || version.contains("..") {
        return Err(TrustError::ModuleName { module: excerpt(module), version: excerpt(version) });
    }
    let mut path = String::from("/lookup/");
    for c in module.chars().chain(['@']).chain(version.chars()) {
        if c.is_ascii_uppercase() {
            path.push('!');
        }
        path.push(c.to_ascii_lowercase());
    }
    Ok(path)
}

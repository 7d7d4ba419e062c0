//! PAX records: the few that may be there, and nothing else.
//!
//! Go's `archive/tar` writes them for names that do not fit a ustar header or are not ASCII. Source of the format: POSIX
//! pax, "Extended Header": `LENGTH KEY=VALUE\n`, the length counting itself.

use super::error::escaped;
use super::refusal::Refusal;

/// Reads the records of one header; gives the `path`, if there is one.
pub(super) fn parse(mut rest: &[u8]) -> Result<Option<Vec<u8>>, Refusal> {
    let mut path = None;
    let mut keys: Vec<&[u8]> = Vec::new();
    while !rest.is_empty() {
        let (key, value, after) = record(rest).ok_or_else(|| refused(b"malformed"))?;
        if keys.contains(&key) {
            return Err(refused(key));
        }
        keys.push(key);
        match key {
            b"path" if value.is_empty() => return Err(refused(key)),
            b"path" => path = Some(value.to_vec()),
            b"size" => return Err(Refusal::PaxSize),
            b"linkpath" => return Err(Refusal::LinkName),
            // Owner, time and attributes are not put on the files; their values are of no account.
            b"mtime" | b"atime" | b"ctime" | b"uid" | b"gid" | b"uname" | b"gname" | b"comment" => {}
            _ if key.starts_with(b"SCHILY.xattr.") || key.starts_with(b"LIBARCHIVE.xattr.") => {}
            b"LIBARCHIVE.creationtime" | b"SCHILY.dev" | b"SCHILY.ino" | b"SCHILY.nlink" => {}
            _ if key.starts_with(b"GNU.sparse.") || key == b"SCHILY.realsize" => return Err(Refusal::Sparse),
            _ => return Err(refused(key)),
        }
        rest = after;
    }
    Ok(path)
}

/// One record: key, value, and what follows.
fn record(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let space = bytes.iter().take(6).position(|byte| *byte == b' ')?;
    let digits = str::from_utf8(bytes.get(..space)?).ok()?;
    if digits.starts_with(['0', '+']) {
        return None;
    }
    let length: usize = digits.parse().ok()?;
    let body = bytes.get(space + 1..length)?.strip_suffix(b"\n")?;
    let equals = body.iter().position(|byte| *byte == b'=').filter(|at| *at > 0)?;
    Some((body.get(..equals)?, body.get(equals + 1..)?, bytes.get(length..)?))
}

fn refused(key: &[u8]) -> Refusal {
    Refusal::PaxRecord { key: escaped(key) }
}

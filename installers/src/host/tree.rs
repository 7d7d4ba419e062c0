//! stub
use super::FsError;
use super::fs::FsOp;
use std::path::{Path, PathBuf};
pub fn sync_volume(_p: &Path) -> Result<(), FsError> { Ok(()) }
pub fn remove_tree(p: &Path) -> Result<(), FsError> {
    match std::fs::remove_dir_all(p) { Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(FsError::at(FsOp::Remove, p)(e)), _ => Ok(()) }
}
pub fn walk_files(p: &Path) -> Result<Vec<PathBuf>, FsError> {
    let mut out = Vec::new(); let mut todo = vec![p.to_owned()];
    while let Some(d) = todo.pop() { for e in std::fs::read_dir(&d).map_err(FsError::at(FsOp::List, &d))?.flatten() { if e.file_type().is_ok_and(|t| t.is_dir()) { todo.push(e.path()) } else { out.push(e.path()) } } }
    Ok(out)
}
pub fn remove_empty_dirs(_p: &Path) -> Result<(), FsError> { Ok(()) }

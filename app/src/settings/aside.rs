//! Sets a file of preferences that is refused aside: what a person wrote is kept beside it.

use super::SettingsError;
use goready_installers::host::fs;
use std::path::{Path, PathBuf};

/// Gives the file another name beside it, which no other file has; where it is since.
pub(crate) fn set_aside(path: &Path) -> Result<PathBuf, SettingsError> {
    let named = |end: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    let (mut aside, mut count) = (named(".old"), 1);
    while fs::inspect(&aside)?.is_some() {
        count += 1;
        aside = named(&format!(".old-{count}"));
    }
    fs::rename(path, &aside)?;
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_aside_keeps_its_bytes_and_takes_no_name_of_another() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("settings.toml");
        for (bytes, name) in
            [(b"\xff\x00one".as_slice(), "settings.toml.old"), (b"two", "settings.toml.old-2")]
        {
            std::fs::write(&path, bytes).unwrap();
            let aside = set_aside(&path).unwrap();
            assert_eq!(aside, dir.path().join(name));
            assert_eq!(std::fs::read(&aside).unwrap(), bytes);
            assert!(!path.exists());
        }
        assert!(set_aside(&path).is_err(), "there is none any more");
    }
}

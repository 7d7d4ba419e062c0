//! Reads every text of every language, refuses them when they do not fit together, and writes one typed function per
//! message. The rules are in [`locales`], the code that comes out in [`generate`].

#![expect(clippy::print_stdout, reason = "cargo reads what a build script prints")]

mod generate;
mod locales;

use locales::{LOCALES, Source};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=locales");
    match build() {
        Ok(errors) if errors.is_empty() => ExitCode::SUCCESS,
        Ok(errors) => {
            for error in errors {
                println!("cargo::error={error}");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            println!("cargo::error=cannot read the locales or write the code: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What is wrong with the texts; nothing, when the code was written.
fn build() -> io::Result<Vec<String>> {
    let mut sources = Vec::new();
    // Cargo runs a build script in the directory of its package.
    for folder in entries(Path::new("locales"))? {
        sources.append(&mut read_locale(&folder)?);
    }
    let messages = match locales::check(&sources) {
        Ok(messages) => messages,
        Err(errors) => return Ok(errors),
    };
    let out = out_dir()?;
    for locale in LOCALES {
        let screens = sources.iter().filter(|source| source.locale == locale);
        fs::write(out.join(format!("{locale}.rs")), generate::screens(screens)?)?;
    }
    fs::write(out.join("messages.rs"), generate::code(&messages))?;
    Ok(Vec::new())
}

fn read_locale(folder: &Path) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for file in entries(folder)? {
        if file.extension().is_some_and(|extension| extension == "ftl") {
            let text = fs::read_to_string(&file)?;
            sources.push(Source { locale: stem(folder), screen: stem(&file), text });
        }
    }
    Ok(sources)
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script its output directory only this way"
)]
fn out_dir() -> io::Result<PathBuf> {
    std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| io::Error::other("OUT_DIR is not set"))
}

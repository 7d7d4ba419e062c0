//! Packs the schemas of `docs/schemas` and the faces of the window, and has the linker leave out what `dist` does not need.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde_json::{Map, Value};
use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const SCHEMAS: &str = "../docs/schemas";

const FONTS: &str = "../assets/fonts";

/// Which sections are left out.
const DISCARD: &str = "discard.ld";

#[expect(
    clippy::disallowed_methods,
    reason = "a build script is told by the environment where to write; the program itself asks installers::host"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    pack_schemas(&out)?;
    pack_fonts(&out)?;
    // A build script is told of unwinding as the target has it, not as the profile has; but it writes below the profile.
    if out.components().any(|part| part.as_os_str() == "dist") {
        link_small();
    }
    Ok(())
}

/// Deflates the schemas, and each definition once: most are in several of them, farther apart than deflating sees.
fn pack_schemas(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={SCHEMAS}");
    let mut files: Vec<PathBuf> =
        fs::read_dir(SCHEMAS)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut definitions: Vec<(String, Value)> = Vec::new();
    let mut schemas = Map::new();
    for path in files {
        let mut schema: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        if let Some(place) = schema.get_mut("$defs")
            && let Value::Object(own) = place.take()
        {
            *place = own.into_iter().map(|definition| number(&mut definitions, definition)).collect();
        }
        schemas.insert(path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), schema);
    }
    let packed = serde_json::json!({ "definitions": definitions, "schemas": schemas });
    pack(packed.to_string().as_bytes(), &out.join("schemas.deflate"))
}

/// The place of a definition among those that are known.
fn number(known: &mut Vec<(String, Value)>, definition: (String, Value)) -> usize {
    known.iter().position(|known| *known == definition).unwrap_or_else(|| {
        known.push(definition);
        known.len() - 1
    })
}

/// Deflates the faces of the window.
fn pack_fonts(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FONTS}");
    for entry in fs::read_dir(FONTS)? {
        let path = entry?.path();
        let is_face = path.extension().is_some_and(|end| end == "otf" || end == "ttf");
        if let Some(name) = path.file_name().filter(|_| is_face) {
            pack(&fs::read(&path)?, &out.join(name).with_extension("deflate"))?;
        }
    }
    Ok(())
}

fn pack(bytes: &[u8], into: &Path) -> Result<(), Box<dyn Error>> {
    let mut packer = DeflateEncoder::new(fs::File::create(into)?, Compression::best());
    packer.write_all(bytes)?;
    packer.finish()?;
    Ok(())
}

/// Without unwinding nothing reads the tables for it, a tenth of the binary; and functions that are the same to the byte
/// need be there once. Both are the linker's to do, and only LLD, which Rust brings for this target, can.
#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script by the environment what it builds for"
)]
fn link_small() {
    println!("cargo::rerun-if-changed={DISCARD}");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let has_lld = is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && is("CARGO_CFG_TARGET_ARCH", "x86_64");
    if has_lld {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(DISCARD);
        for arg in ["--icf=all", "--no-eh-frame-hdr", &format!("-T,{}", script.display())] {
            println!("cargo::rustc-link-arg-bins=-Wl,{arg}");
        }
    }
}
